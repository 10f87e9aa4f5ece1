package mgwc.gateway.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretReaderTest {

    @TempDir
    Path directory;

    private final SecretReader reader =
            new SecretReader(Map.of("PASSWORD", "hunter2", "EMPTY", ""), Duration.ofSeconds(10));

    @Test
    void aVariableIsTakenAsItIs() throws Exception {
        assertThat(reader.read(new SecretRef.FromEnvironment("PASSWORD")).reveal())
                .isEqualTo("hunter2");
    }

    @Test
    void oneFinalLineBreakOfAFileIsNotPartOfTheSecret() throws Exception {
        assertThat(reader.read(file("s3cret\n")).reveal()).isEqualTo("s3cret");
        assertThat(reader.read(file("s3cret\r\n")).reveal()).isEqualTo("s3cret");
        assertThat(reader.read(file("s3cret")).reveal()).isEqualTo("s3cret");
        assertThat(reader.read(file(" two\nlines \n\n")).reveal()).isEqualTo(" two\nlines \n");
    }

    @Test
    void theOutputOfACommandIsTheSecretAndNoShellReadsItsArguments() throws Exception {
        assertThat(reader.read(command("printf", "%s\n", "$HOME; `id`")).reveal())
                .isEqualTo("$HOME; `id`");
    }

    @Test
    void aSecretThatCannotBeHadNamesItsReference() {
        assertFails(
                new SecretRef.FromEnvironment("MISSING"), "the secret from environment variable `MISSING` is not set");
        assertFails(new SecretRef.FromEnvironment("EMPTY"), "the secret from environment variable `EMPTY` is empty");
        assertFails(new SecretRef.FromFile("/no/such/file"), "the secret from file `/no/such/file` does not exist");
        assertFails(
                new SecretRef.FromFile(directory.toString()),
                "the secret from file `" + directory + "` cannot be read");
        assertFails(
                command("/no/such/program"),
                "the secret from command `/no/such/program` cannot be had: the program cannot be started");
        assertFails(
                command("sh", "-c", "echo hunter2; exit 3"),
                "the secret from command `sh` cannot be had: it ended with status 3");
        assertFails(command("true"), "the secret from command `true` is empty");
    }

    @Test
    void anEmptyOrUnreasonableFileIsRefused() throws Exception {
        var empty = file("\n");
        assertFails(empty, "the secret from file `" + empty.path() + "` is empty");
        var large = file("x".repeat(SecretReader.MAX_BYTES + 1));
        assertFails(large, "the secret from file `" + large.path() + "` is larger than 65536 bytes");
        var binary = directory.resolve("binary");
        Files.write(binary, new byte[] {(byte) 0xff, (byte) 0xfe});
        assertFails(
                new SecretRef.FromFile(binary.toString()), "the secret from file `" + binary + "` is not UTF-8 text");
    }

    @Test
    void aCommandThatDoesNotEndIsEnded() {
        var impatient = new SecretReader(Map.of(), Duration.ofMillis(50));

        assertThatThrownBy(() -> impatient.read(command("sleep", "60")))
                .isInstanceOf(SecretException.class)
                .hasMessage("the secret from command `sleep` did not come within 0 seconds");
    }

    @Test
    void aSecretNeverPrintsItselfNorTheArgumentsOfItsCommand() {
        assertThat(new Secret("hunter2")).hasToString("[redacted]").isEqualTo(new Secret("hunter2"));
        assertThat(new Secret("hunter2")).isNotEqualTo(new Secret("hunter3"));
        assertThat(command("vault", "--token", "hunter2")).hasToString("command `vault`");
    }

    private void assertFails(SecretRef reference, String message) {
        assertThatThrownBy(() -> reader.read(reference))
                .isInstanceOf(SecretException.class)
                .hasMessage(message);
    }

    private SecretRef.FromFile file(String contents) throws Exception {
        return new SecretRef.FromFile(Files.writeString(Files.createTempFile(directory, "secret", ""), contents)
                .toString());
    }

    private static SecretRef command(String... words) {
        return new SecretRef.FromCommand(List.of(words));
    }
}
