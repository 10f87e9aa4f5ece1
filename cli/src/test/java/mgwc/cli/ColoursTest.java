package mgwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mgwc.cli.Terminal.Place;
import mgwc.cli.command.DevConsole;
import mgwc.cli.command.Inputs;
import mgwc.cli.console.CliContext;
import mgwc.cli.console.Console;
import mgwc.cli.console.GlobalOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which commands colour their results, and where: at a terminal, unless somebody said otherwise. */
class ColoursTest {

    private static final String ESCAPE = "\u001b[";
    private static final Place PIPE = Terminal.on(Map.of(), List.of());
    private static final Place SCREEN = Terminal.on(Map.of(), List.of("out", "err"));
    private static final Place PLAIN_SCREEN = Terminal.on(Map.of("NO_COLOR", "1"), List.of("out", "err"));

    @TempDir
    Path folder;

    private Terminal terminal;

    @BeforeEach
    void aChangedSampleInARepository() throws IOException {
        terminal = new Terminal(folder);
        terminal.copySample();
        GitSandbox git = new GitSandbox(folder).init();
        git.git("add", "-A");
        git.git("commit", "-q", "-m", "x");
        Path tiers = folder.resolve("policies/throttling.yaml");
        Files.writeString(tiers, Files.readString(tiers).replaceFirst("requests: 6000", "requests: 60"));
    }

    private String out(Place place, String line) {
        return terminal.run(place, line.split(" ")).out();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "diff --env prod",
                "diff --env prod --compiled",
                "effective orders-v1 --env prod",
                "explain orders-v1 --env prod",
                "explain MGW2001",
                "explain Gold",
                "doctor"
            })
    void resultsAreColouredAtATerminalAlone(String line) {
        String piped = out(PIPE, line);

        assertThat(piped).isNotBlank().doesNotContain(ESCAPE);
        assertThat(out(SCREEN, line)).contains(ESCAPE);
        assertThat(out(PLAIN_SCREEN, line)).isNotBlank().doesNotContain(ESCAPE);
        assertThat(out(SCREEN, line + " --color=never")).doesNotContain(ESCAPE);
        assertThat(out(PIPE, line + " --color=always")).contains(ESCAPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"diff --env prod", "effective orders-v1 --env prod", "explain orders-v1 --env prod"})
    void coloursAddNothingElse(String line) {
        assertThat(out(SCREEN, line).replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(out(PIPE, line));
    }

    @Test
    void theFirstValueOfADiffIsRedAndTheSecondGreen() {
        assertThat(out(SCREEN, "diff --env prod"))
                .contains("requests: \u001b[1;31m6000\u001b[0m -> \u001b[1;32m60\u001b[0m")
                .contains("\u001b[1;33m~\u001b[0m requests");
    }

    @Test
    void filesAndFormatsForProgramsHaveNone() throws IOException {
        terminal.run(SCREEN, "diff", "--env", "prod", "--format", "text=review.txt", "--color=always");

        assertThat(Files.readString(folder.resolve("review.txt")))
                .contains("requests")
                .doesNotContain(ESCAPE);
        assertThat(out(SCREEN, "diff --env prod --format json --color=always")).doesNotContain(ESCAPE);
        assertThat(out(SCREEN, "effective --env prod --format json --color=always"))
                .doesNotContain(ESCAPE);
    }

    @Test
    void devColoursWhetherAVersionIsServed() {
        assertThat(devLines(PIPE)).isEqualTo("""
                not live: the gateway refused it: x
                live again: the gateway serves the saved version
                """);
        assertThat(devLines(SCREEN)).isEqualTo("""
                \u001b[1;31mnot live:\u001b[0m the gateway refused it: x
                \u001b[1;32mlive again:\u001b[0m the gateway serves the saved version
                """);
    }

    private String devLines(Place place) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        CliContext context = new CliContext(
                folder,
                place.environment(),
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                place.terminals(),
                Optional.empty(),
                "mgwc");
        GlobalOptions options = new GlobalOptions();
        DevConsole console =
                new DevConsole(context, new Console(context, options), new Inputs(context, options), generation -> {
                    throw new AssertionError("there is no generation");
                });
        console.refused("x\n");
        console.same();
        return err.toString(StandardCharsets.UTF_8);
    }
}
