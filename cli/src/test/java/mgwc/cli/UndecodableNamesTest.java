package mgwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names of files in a JVM whose locale cannot decode them. */
class UndecodableNamesTest {

    @TempDir
    Path root;

    /** A container has no locale, and the JVM then decodes no name that is not ASCII. */
    @Test
    void namesThatCannotBeDecodedAreFindings() throws Exception {
        write("mgwc.yaml");
        write("policies/caf\u00e9/tiers.yaml");
        write("env/caf\u00e9/tiers.yaml");

        ProcessBuilder mgwc = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "mgwc.cli.Mgwc",
                "validate",
                "--format",
                "compact");
        mgwc.environment().put("LC_ALL", "C");
        Process run = mgwc.directory(root.toFile()).redirectErrorStream(true).start();

        assertThat(run.inputReader().readAllAsString()).contains("MGW1019").doesNotContain("internal error");
        assertThat(run.waitFor()).isEqualTo(1);
    }

    private void write(String path) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "x\n");
    }
}
