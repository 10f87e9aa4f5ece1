package mgwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mgwc.cli.GitSandbox.Run;
import mgwc.compiler.Compiler;
import mgwc.compiler.emit.RouteBundle;
import mgwc.compiler.source.WorkTree;
import mgwc.release.InvalidReleaseException;
import mgwc.release.Provenance;
import mgwc.release.Release;
import mgwc.release.ReleaseDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The digest of a release changes with the behaviour of the gateway, and with nothing else. */
class ReleaseDigestTest {

    private static final String API = "apis/menu/v1/api.yaml";

    @TempDir
    Path root;

    private GitSandbox shop;

    @BeforeEach
    void aShopInARepository() throws IOException {
        shop = new GitSandbox(Files.createDirectory(root.resolve("shop")))
                .shop()
                .init();
        commit();
    }

    private String commit() {
        shop.git("add", "-A");
        shop.git("commit", "-q", "-m", "x");
        return shop.git("rev-parse", "HEAD").strip();
    }

    private Map<String, String> digests() {
        Map<String, String> digests = new TreeMap<>();
        for (String environment : new String[] {"dev", "prod"}) {
            digests.put(environment, build(environment).out());
        }
        return digests;
    }

    private Run build(String environment) {
        Run run = shop.mgwc("build", "--env", environment, "--out", "../" + environment);
        assertThat(run.code()).as(run.err()).isZero();
        return run;
    }

    private Provenance provenance(String environment) throws InvalidReleaseException {
        return ReleaseDirectory.read(root.resolve(environment)).provenance().orElseThrow();
    }

    @Test
    void aCommitOfTheReadmeLeavesEveryDigestEqual() throws Exception {
        Map<String, String> before = digests();
        shop.write("README.md", "# The shop\n");
        String commit = commit();

        Run built = build("prod");

        assertThat(digests()).isEqualTo(before);
        assertThat(built.err()).isEqualTo("unchanged: ../prod, but for its provenance\n");
        assertThat(provenance("prod").commit()).contains(commit);
    }

    @Test
    void aChangedTimeoutChangesTheDigestOfEveryEnvironmentThatHasIt() throws IOException {
        Map<String, String> before = digests();
        shop.write(API, shop.read(API).replace("response: 5s", "response: 7s"));
        commit();

        Map<String, String> after = digests();

        assertThat(after.get("dev")).isNotEqualTo(before.get("dev"));
        assertThat(after.get("prod")).isNotEqualTo(before.get("prod"));
    }

    @Test
    void localChangesTakeTheCommitFromTheProvenanceAndLeaveTheDigest() throws Exception {
        Map<String, String> before = digests();
        shop.write(API, shop.read(API) + "# a comment\n");

        assertThat(digests()).isEqualTo(before);
        assertThat(provenance("dev").commit()).isEmpty();
    }

    @Test
    void versionsOfMgwcThatCompileAlikeMakeTheSameRelease() {
        RouteBundle bundle = new Compiler()
                .compile(WorkTree.read(shop.folder()), "prod")
                .bundle()
                .orElseThrow();

        assertThat(Release.of(bundle.environment(), bundle.files(), new Provenance(Optional.empty(), "9.9.9"))
                        .digest())
                .hasToString(build("prod").out().strip());
    }
}
