package mgwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import mgwc.cli.GitSandbox.Run;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FixOptionTest {

    private static final String API = "apis/menu/v1/api.yaml";
    private static final String TITLE = "fixed MGW2001 " + API + ":15:11: rename `weigth` to `weight`\n";

    @TempDir
    Path folder;

    private GitSandbox sandbox;

    @BeforeEach
    void shopWithASlip() throws IOException {
        Path shop = Path.of("../compiler/src/test/fixtures/workspaces/shop");
        sandbox = new GitSandbox(Files.createDirectories(folder.resolve("shop")));
        try (Stream<Path> files = Files.walk(shop).filter(Files::isRegularFile)) {
            for (Path file : files.toList()) {
                sandbox.write(shop.relativize(file).toString(), Files.readString(file));
            }
        }
        sandbox.write(API, sandbox.read(API).replace("weight:", "weigth:"));
    }

    @Test
    void writesWhatNeedsNoDecisionAndReportsTheRest() throws IOException {
        Run run = sandbox.mgwc("validate", "--fix");

        assertThat(run.code()).isZero();
        assertThat(run.err()).startsWith(TITLE);
        assertThat(sandbox.read(API)).contains("weight: 3").doesNotContain("weigth");
        assertThat(sandbox.mgwc("validate", "--fix").err()).startsWith("no errors in ");
    }

    @Test
    void onlyShowsWithDiff() throws IOException {
        Run run = sandbox.mgwc("validate", "--fix", "--diff");

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("-          weigth: 3\n+          weight: 3\n");
        assertThat(sandbox.read(API)).contains("weigth");
    }

    @Test
    void whatIsLeftStillFails() throws IOException {
        sandbox.write(API, sandbox.read(API).replace("tier: Gold", "tier: Platinum"));

        Run run = sandbox.mgwc("validate", "--fix");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("error[MGW3020]").doesNotContain("MGW2001");
    }

    @Test
    void tellsWhatItDidBeforeAFileThatCannotBeWritten() throws IOException {
        String tiers = "policies/tiers.yaml";
        String before = sandbox.read(tiers).replace("burst:", "brust:");
        Path file = sandbox.write(tiers, before);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));

        Run run = sandbox.mgwc("validate", "--fix");

        assertThat(run.code()).isEqualTo(75);
        assertThat(run.err()).isEqualTo(TITLE + "mgwc: cannot write `" + tiers + "`: it is read-only\n");
        assertThat(sandbox.read(API)).contains("weight: 3");
        assertThat(sandbox.read(tiers)).isEqualTo(before);
    }

    @Test
    void writesNothingThatATerminalWouldObey() throws IOException {
        sandbox.write(API, sandbox.read(API).replace("weigth:", "\"weight\\u001b\":"));

        Run run = sandbox.mgwc("validate", "--fix");

        assertThat(run.err()).contains("rename `weight\ufffd` to `weight`").doesNotContain("\u001b");
    }

    @Test
    void changesNothingButTheWorkTree() {
        sandbox.init().git("add", "-A");

        assertThat(sandbox.mgwc("validate", "--fix", "--staged").code()).isEqualTo(64);
        assertThat(sandbox.mgwc("validate", "--fix", "--write-baseline").code()).isEqualTo(64);
        assertThat(sandbox.mgwc("validate", "--diff").code()).isEqualTo(64);
        assertThat(sandbox.mgwc("validate", "--fix", "--diff", "--staged").out())
                .contains("+          weight: 3\n");
    }
}
