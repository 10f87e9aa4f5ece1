package mgwc.it.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;
import mgwc.it.stage.Command;
import mgwc.it.stage.Command.Ended;
import mgwc.it.stage.Repository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts behind the promotion stages, against a scratch repository and releases written by hand. */
class PromotionScriptsTest {

    @TempDir
    Path scratch;

    private Path origin;
    private Repository workspace;
    private String source;

    /** Of the workspace in its repository, with a slash at the end. */
    private String folder = "";

    @BeforeEach
    void cloneOfWorkspace() throws IOException {
        origin = Repository.origin(scratch.resolve("origin.git"));
        workspace = Repository.cloneOf(origin, scratch.resolve("workspace"));
        copyScripts();
        workspace.write(".gitignore", "/build/\n").write("mgwc.yaml", "kind: Workspace\n");
        source = workspace.commit("Start");
        workspace.git("push", "-q", "origin", "main");
    }

    @Test
    void promotionIsOneCommitThatChangesOnlyThePointer() {
        String digest = release("dev", source, "first");

        assertThat(script("promote.sh", "dev").out()).isEqualTo("Promote dev to " + digest + "\n");

        assertThat(branch("log", "-1", "--format=%s", "main")).isEqualTo("Promote dev to " + digest);
        assertThat(branch("diff", "--name-only", source, "main")).isEqualTo("releases/dev.yaml");
        assertThat(branch("show", "main:releases/dev.yaml")).isEqualTo("""
                        apiVersion: mgwc/v1
                        kind: EnvironmentRelease
                        metadata:
                          name: dev
                        spec:
                          digest: %s
                          commit: %s""".formatted(digest, source));
        assertThat(workspace.git("status", "--porcelain")).isEmpty();
        assertThat(workspace.git("rev-parse", "HEAD")).isEqualTo(source);
    }

    @Test
    void promotionTwiceIsOneCommit() {
        release("dev", source, "first");
        script("promote.sh", "dev");

        assertThat(script("promote.sh", "dev").out()).contains("already runs");
        assertThat(branch("rev-list", "--count", "main")).isEqualTo("2");
    }

    @Test
    void laterCommitWithTheSameBehaviourMovesTheCommitOfThePointer() {
        String digest = release("dev", source, "first");
        script("promote.sh", "dev");
        String later = workspace.write("README.md", "words\n").commit("Explain");
        workspace.git("push", "-q", "-f", "origin", "main");
        script("promote.sh", "dev");
        release("dev", later, "first");
        release("staging", later, "first");

        assertThat(script("promote.sh", "dev").out()).isEqualTo("Record that dev runs commit " + later + "\n");
        assertThat(branch("show", "main:releases/dev.yaml")).contains("digest: " + digest, "commit: " + later);
        assertThat(script("promote.sh", "staging", "dev").status()).isZero();
    }

    @Test
    void rollbackOfALaterCommitWithTheSameBehaviourKeepsTheRelease() {
        release("dev", source, "before");
        script("promote.sh", "dev");
        String digest = release("dev", source, "first");
        script("promote.sh", "dev");
        release("dev", "beef", "first");
        script("promote.sh", "dev");

        assertThat(script("rollback.sh", "dev").out()).isEqualTo("Roll dev back to " + digest + "\n");
        assertThat(branch("show", "main:releases/dev.yaml")).contains("digest: " + digest, "commit: " + source);
        assertThat(script("rollback.sh", "dev").out()).contains("nothing to roll back");
    }

    @Test
    void promotionOnTopOfWhatOthersPushedMeanwhileKeepsTheirs() {
        Repository colleague = Repository.cloneOf(origin, scratch.resolve("colleague"));
        colleague.write("mgwc.yaml", "kind: Workspace # theirs\n").commit("Theirs");
        colleague.git("push", "-q", "origin", "main");
        release("dev", source, "first");

        assertThat(script("promote.sh", "dev").status()).isZero();
        assertThat(branch("show", "main:mgwc.yaml")).contains("theirs");
    }

    @Test
    void environmentFollowsOnlyWhatTheOneBeforeItRuns() {
        release("dev", source, "first");
        release("staging", source, "first");

        Ended early = script("promote.sh", "staging", "dev");
        assertThat(early.status()).isEqualTo(1);
        assertThat(early.err()).contains("dev runs commit nothing, not " + source);

        script("promote.sh", "dev");
        assertThat(script("promote.sh", "staging", "dev").status()).isZero();
    }

    @Test
    void changedReleaseIsNotPromoted() {
        release("dev", source, "first");
        workspace.write("build/release/dev/gateway.json", "{\"changed\": true}");

        Ended refused = script("promote.sh", "dev");

        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.err()).contains("build/release/dev is not what was built");
        assertThat(branch("rev-parse", "main")).isEqualTo(source);
    }

    @Test
    void releaseWithoutACommitIsNotPromoted() {
        release("dev", "", "first");

        assertThat(script("promote.sh", "dev").err()).contains("build/release/dev names no commit");
        assertThat(branch("rev-parse", "main")).isEqualTo(source);
    }

    @Test
    void releaseThatWasNotBuiltIsNotPromoted() {
        assertThat(script("promote.sh", "dev").err()).contains("build/release/dev/release.json does not exist");
    }

    @Test
    void rollbackGoesBackToTheReleaseBefore() {
        String first = release("dev", source, "first");
        script("promote.sh", "dev");
        release("dev", source, "second");
        script("promote.sh", "dev");

        assertThat(script("rollback.sh", "dev").out()).isEqualTo("Roll dev back to " + first + "\n");
        assertThat(branch("show", "main:releases/dev.yaml")).contains("digest: " + first);
        assertThat(script("rollback.sh", "dev").out()).contains("nothing to roll back");
    }

    @Test
    void rollbackOfTheFirstReleaseEverLeavesNone() {
        String digest = release("dev", source, "first");
        script("promote.sh", "dev");

        assertThat(script("rollback.sh", "dev").out()).startsWith("Take " + digest + " back from dev");
        assertThat(branch("ls-tree", "-r", "--name-only", "main")).doesNotContain("releases/dev.yaml");

        release("dev", source, "second");
        script("promote.sh", "dev");
        assertThat(script("rollback.sh", "dev").out()).startsWith("Take ");
    }

    @Test
    void pointersOfAWorkspaceInAFolderAreInThatFolder() throws IOException {
        Files.createDirectories(workspace.root().resolve("platform/gateway"));
        workspace.git("mv", "ci", "mgwc.yaml", "platform/gateway");
        source = workspace.commit("Move");
        workspace.git("push", "-q", "origin", "main");
        folder = "platform/gateway/";
        String first = release("dev", source, "first");

        assertThat(script("promote.sh", "dev").out()).isEqualTo("Promote dev to " + first + "\n");
        assertThat(branch("diff", "--name-only", source, "main")).isEqualTo("platform/gateway/releases/dev.yaml");
        assertThat(script("promote.sh", "dev").out()).contains("already runs");
        release("dev", source, "second");
        script("promote.sh", "dev");
        assertThat(script("rollback.sh", "dev").out()).isEqualTo("Roll dev back to " + first + "\n");
        assertThat(branch("show", "main:platform/gateway/releases/dev.yaml")).contains("digest: " + first);
    }

    @Test
    void theFirstPointerOfAWorkspaceInAFolderCanBeTakenBack() throws IOException {
        Files.createDirectories(workspace.root().resolve("platform/gateway"));
        workspace.git("mv", "ci", "mgwc.yaml", "platform/gateway");
        source = workspace.commit("Move");
        workspace.git("push", "-q", "origin", "main");
        folder = "platform/gateway/";
        String digest = release("dev", source, "first");
        script("promote.sh", "dev");

        assertThat(script("rollback.sh", "dev").out()).startsWith("Take " + digest + " back from dev");
        assertThat(branch("diff", "--name-only", source, "main")).isEmpty();
    }

    @Test
    void rollbackOfWhatWasNeverPromotedChangesNothing() {
        release("dev", source, "first");

        assertThat(script("rollback.sh", "dev").out()).contains("nothing to roll back");
        assertThat(branch("rev-parse", "main")).isEqualTo(source);
    }

    @Test
    void smokeTestWaitsForEveryGatewayToRunTheRelease() throws IOException {
        String digest = release("dev", source, "first");
        HttpServer gateway = gatewayRunning(digest);
        try {
            String address = "http://127.0.0.1:" + gateway.getAddress().getPort();

            assertThat(smoke(address).out()).isEqualTo(address + " is ready with " + digest + "\n");
            assertThat(smoke(address + " http://127.0.0.1:1").err())
                    .contains("http://127.0.0.1:1 is not ready with " + digest);
        } finally {
            gateway.stop(0);
        }
    }

    @Test
    void smokeTestFailsOnAGatewayThatRunsSomethingElse() throws IOException {
        release("dev", source, "first");
        HttpServer gateway = gatewayRunning("sha256:another");
        try {
            Ended failed = smoke("http://127.0.0.1:" + gateway.getAddress().getPort());

            assertThat(failed.status()).isEqualTo(1);
            assertThat(failed.err()).contains("is not ready with sha256:");
        } finally {
            gateway.stop(0);
        }
    }

    @Test
    void smokeTestOfAnEnvironmentWithoutKnownGatewaysFails() {
        release("dev", source, "first");

        assertThat(script("smoke.sh", "dev").err()).contains("MGWC_DEV_ADMIN names no gateway");
    }

    private Ended smoke(String gateways) {
        return Command.of("sh", "ci/smoke.sh", "dev")
                .in(workspace.root())
                .with("MGWC_DEV_ADMIN", gateways)
                .with("SMOKE_SECONDS", "1")
                .run();
    }

    private Ended script(String name, String... arguments) {
        return Command.of(Stream.concat(Stream.of("ci/" + name), Stream.of(arguments))
                        .toArray(String[]::new))
                .in(workspace.root().resolve(folder))
                .run();
    }

    private String branch(String... arguments) {
        workspace.git("fetch", "-q", "origin", "+main:refs/remotes/origin/main");
        return workspace.git(Stream.of(arguments)
                .map(argument -> argument.replaceFirst("^main", "origin/main"))
                .toArray(String[]::new));
    }

    /** A release as the compiler writes it, in build/release; its digest. */
    private String release(String environment, String commit, String content) {
        String gateway = "{\"content\": \"" + content + "\"}\n";
        String manifest = "{\n  \"environment\": \"" + environment + "\",\n  \"files\": {\n    \"gateway.json\": \""
                + sha256(gateway) + "\"\n  },\n  \"formatVersion\": 2\n}\n";
        String provenance = "{\n" + (commit.isEmpty() ? "" : "  \"commit\": \"" + commit + "\",\n")
                + "  \"mgwcVersion\": \"0.1.0\"\n}\n";
        workspace.write(folder + "build/release/" + environment + "/provenance.json", provenance);
        workspace.write(folder + "build/release/" + environment + "/gateway.json", gateway);
        workspace.write(folder + "build/release/" + environment + "/release.json", manifest);
        return sha256(manifest);
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException everyRuntimeHasIt) {
            throw new AssertionError(everyRuntimeHasIt);
        }
    }

    private static HttpServer gatewayRunning(String digest) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = ("{\"digest\": \"" + digest + "\"}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    private void copyScripts() throws IOException {
        Path target = Files.createDirectories(workspace.root().resolve("ci"));
        try (Stream<Path> scripts = Files.list(Path.of("..", "ci"))) {
            for (Path script : scripts.toList()) {
                Files.copy(script, target.resolve(script.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
