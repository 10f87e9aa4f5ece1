package mgwc.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code mgwc lsp} as a process of its own: it never outlives its editor. */
@Timeout(120)
class EditorProcessTest {

    @TempDir
    Path folder;

    private Process server;

    @BeforeEach
    void start() throws IOException {
        server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "mgwc.cli.Mgwc",
                        "lsp")
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    @AfterEach
    void leave() {
        server.destroyForcibly();
    }

    private void say(String... messages) throws IOException {
        OutputStream in = server.getOutputStream();
        for (String message : messages) {
            in.write("Content-Length: %d\r\n\r\n%s"
                    .formatted(message.length(), message)
                    .getBytes(StandardCharsets.US_ASCII));
        }
        in.flush();
    }

    private void hear(String text) throws Exception {
        while (!said("out").contains(text)) {
            assertThat(server.isAlive()).isTrue();
            Thread.onSpinWait();
        }
    }

    private static String initialize(String processId) {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"processId\":%s,\"capabilities\":{}}}"
                .formatted(processId);
    }

    private int exitCode() throws InterruptedException {
        assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return server.exitValue();
    }

    private String said(String stream) throws IOException {
        return Files.readString(folder.resolve(stream));
    }

    @Test
    void itEndsWith0AfterGoodbye() throws Exception {
        say(
                initialize("null"),
                "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"shutdown\"}",
                "{\"jsonrpc\":\"2.0\",\"method\":\"exit\"}");

        assertThat(exitCode()).isZero();
        assertThat(said("out")).contains("\"id\":2,\"result\":null");
        assertThat(said("err")).isEmpty();
    }

    @Test
    void itEndsWith1WhenTheEditorClosesItsStream() throws Exception {
        say(initialize("null"));
        server.getOutputStream().close();

        assertThat(exitCode()).isEqualTo(1);
        assertThat(said("err")).isEmpty();
    }

    @Test
    void itEndsWith1WhenTheEditorDiesThoughTheStreamStaysOpen() throws Exception {
        Process editor = new ProcessBuilder("sleep", "600").start();
        try {
            say(initialize(Long.toString(editor.pid())));
            hear("\"id\":1,\"result\"");
        } finally {
            editor.destroyForcibly();
        }

        assertThat(exitCode()).isEqualTo(1);
    }

    @Test
    void anEditorThatCannotBeSeenIsNotADeadOne() throws Exception {
        say(initialize(Integer.toString(Integer.MAX_VALUE)), "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"shutdown\"}");
        say("{\"jsonrpc\":\"2.0\",\"method\":\"exit\"}");

        assertThat(exitCode()).isZero();
    }

    @Test
    void aMessageAsLongAsTheEditorLikesToSayTakesNoMemoryBeforeItComes() throws Exception {
        say(initialize("null"));
        OutputStream in = server.getOutputStream();
        in.write(
                "Content-Length: 2147483647\r\n\r\n{\"jsonrpc\":\"2.0\",\"id\":2,".getBytes(StandardCharsets.US_ASCII));
        in.close();

        assertThat(exitCode()).isEqualTo(1);
        assertThat(said("out") + said("err")).contains("\"id\":1,\"result\"").doesNotContain("\tat ", "OutOfMemory");
    }

    @Test
    void whatDoesNotFitIntoMemoryEndsInASentence() throws Exception {
        say(initialize("null"));
        OutputStream in = server.getOutputStream();
        byte[] megabyte = "x".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        try {
            in.write("Content-Length: 2000000000\r\n\r\n{\"jsonrpc\":\"2.0\",\"method\":\""
                    .getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 400 && server.isAlive(); i++) {
                in.write(megabyte);
            }
        } catch (IOException e) {
            assertThat(server.waitFor(60, TimeUnit.SECONDS))
                    .as("a broken pipe is the end of the server")
                    .isTrue();
        }

        assertThat(exitCode()).isEqualTo(1);
        assertThat(said("err"))
                .matches("mgwc: what the editor says needs more memory than the \\d+ MB that were given;"
                        + " give more with MGWC_JAVA_OPTS=-Xmx\\d+m\\R");
    }
}
