package mgwc.cli.console;

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

class ProgressIndicatorTest {

    private static final Duration AT_ONCE = Duration.ofMillis(1);

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private CliContext context(Map<String, String> environment, String... terminals) {
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        return new CliContext(Path.of("."), environment, stream, stream, List.of(terminals), Optional.empty(), "mgwc");
    }

    private String shown() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    @Timeout(30)
    void saysWhatIsDoneAndClearsIt() throws InterruptedException {
        try (ProgressIndicator waiting =
                ProgressIndicator.on("reading", context(Map.of(), "err"), new GlobalOptions(), AT_ONCE)) {
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
    void isSilentWhereNobodyLooks() throws InterruptedException {
        GlobalOptions quiet = new GlobalOptions();
        CommandSpec spec = CommandSpec.create();
        quiet.addTo(spec);
        new CommandLine(spec).parseArgs("--quiet");
        try (ProgressIndicator pipe =
                        ProgressIndicator.on("a", context(Map.of(), "out"), new GlobalOptions(), AT_ONCE);
                ProgressIndicator dumb = ProgressIndicator.on(
                        "b", context(Map.of("TERM", "dumb"), "err"), new GlobalOptions(), AT_ONCE);
                ProgressIndicator asked = ProgressIndicator.on("c", context(Map.of(), "err"), quiet, AT_ONCE)) {
            Thread.sleep(20);
        }

        assertThat(shown()).isEmpty();
    }

    @Test
    void isSilentAboutAMoment() {
        ProgressIndicator.on("reading", context(Map.of(), "err"), new GlobalOptions())
                .close();

        assertThat(shown()).isEmpty();
    }
}
