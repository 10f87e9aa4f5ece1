package mgwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class WaitingTest {

    private static final Duration AT_ONCE = Duration.ofMillis(1);

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Surroundings surroundings(Map<String, String> environment, String... terminals) {
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        return new Surroundings(
                Path.of("."), environment, stream, stream, List.of(terminals), Optional.empty(), "mgwc");
    }

    private String shown() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    @Timeout(30)
    void says_what_is_done_and_clears_it() throws InterruptedException {
        try (Waiting waiting = Waiting.on("reading", surroundings(Map.of(), "err"), new GlobalOptions(), AT_ONCE)) {
            waiting.doing("checking 3 files");
            while (!shown().contains("checking 3 files … 0 s")) {
                Thread.sleep(1);
            }
        }
        String cleared = shown();

        assertThat(cleared).endsWith("\r\u001b[K");
        Thread.sleep(20);
        assertThat(shown()).isEqualTo(cleared);
    }

    @Test
    void is_silent_where_nobody_looks() throws InterruptedException {
        GlobalOptions quiet = new GlobalOptions();
        CommandSpec spec = CommandSpec.create();
        quiet.addTo(spec);
        new CommandLine(spec).parseArgs("--quiet");
        try (Waiting pipe = Waiting.on("a", surroundings(Map.of(), "out"), new GlobalOptions(), AT_ONCE);
                Waiting dumb =
                        Waiting.on("b", surroundings(Map.of("TERM", "dumb"), "err"), new GlobalOptions(), AT_ONCE);
                Waiting asked = Waiting.on("c", surroundings(Map.of(), "err"), quiet, AT_ONCE)) {
            Thread.sleep(20);
        }

        assertThat(shown()).isEmpty();
    }

    @Test
    void is_silent_about_a_moment() {
        Waiting.on("reading", surroundings(Map.of(), "err"), new GlobalOptions())
                .close();

        assertThat(shown()).isEmpty();
    }
}
