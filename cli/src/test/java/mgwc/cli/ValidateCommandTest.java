package mgwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mgwc.cli.Terminal.Run;
import mgwc.cli.console.CliContext;
import mgwc.compiler.InMemory;
import mgwc.compiler.source.SourceFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code mgwc validate}: what goes where, in which colours, and what it exits with. */
class ValidateCommandTest {

    @TempDir
    Path folder;

    private Terminal terminal;

    @BeforeEach
    void open() {
        terminal = new Terminal(folder);
    }

    @Test
    void aWorkspaceWithoutErrorsExitsWith0() {
        Run run = terminal.run("-C", Terminal.SAMPLE.toString(), "validate");

        assertThat(run.err()).startsWith("no errors in ");
        assertThat(run.code()).isZero();
        assertThat(terminal.run("-C", Terminal.SAMPLE.toString(), "validate", "-q")
                        .err())
                .isEmpty();
    }

    @Test
    void aPersonReadsTheFindingsBeforeTheSummary() throws IOException {
        terminal.copySample();
        Path workspace = folder.resolve("mgwc.yaml");
        Files.writeString(workspace, Files.readString(workspace).replace("staging, uat", "staging"));
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        PrintStream buffered = new PrintStream(new BufferedOutputStream(screen), false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(screen, true, StandardCharsets.UTF_8);

        int code = Mgwc.run(
                new CliContext(folder, Map.of(), buffered, err, List.of("out", "err"), Optional.empty(), "mgwc"),
                "validate",
                "--color=never");

        assertThat(code).isZero();
        assertThat(screen.toString(StandardCharsets.UTF_8))
                .containsSubsequence("warning[MGW3051]", "1 warning in 1 file", "no errors in ");
    }

    @Test
    void findingsExitWith1AndGoToStandardOutput() throws IOException {
        terminal.broken();

        Run run = terminal.run("validate", "-C", folder.toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).startsWith("error[MGW").contains("--> mgwc.yaml:");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void withoutAWorkspaceNothingIsChecked() throws IOException {
        Run run = terminal.run("validate");

        assertThat(run.code()).isEqualTo(75);
        assertThat(run.err())
                .isEqualTo("mgwc: no mgwc.yaml in `" + folder + "` or above; name the workspace with -C DIR\n");

        Files.createFile(folder.resolve("mgwc.yml"));

        assertThat(terminal.run("validate").err())
                .endsWith(" or above; `" + folder.resolve("mgwc.yml") + "` is not read, rename it to mgwc.yaml\n");
    }

    @Test
    void severalFormatsAtOnce() throws IOException {
        terminal.broken();

        Run run = terminal.run(
                "-C", folder.toString(), "validate", "--format", "text", "--format=json=out/findings.json");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).startsWith("error[MGW");
        JsonNode json = JsonMapper.shared().readTree(folder.resolve("out/findings.json"));
        assertThat(json.path("summary").path("errors").intValue()).isPositive();
    }

    @Test
    void jsonOnStandardOutputIsNothingButJson() {
        Run run = terminal.run("-C", Terminal.SAMPLE.toString(), "validate", "--format", "json");

        assertThat(JsonMapper.shared().readTree(run.out()).path("schemaVersion").intValue())
                .isEqualTo(1);
    }

    @Test
    void verboseTellsWhatWasReadCheckedAndWrittenAndQuietSilencesIt() throws IOException {
        Run run = terminal.run("-C", Terminal.SAMPLE.toString(), "validate", "-v", "--format", "json=findings.json");

        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines().map(line -> line.replaceAll("\\d+\\.\\d+ s", "0 s")))
                .satisfiesExactly(
                        read -> assertThat(read).matches("read \\d+ files of " + Terminal.SAMPLE + " in 0 s"),
                        checked -> assertThat(checked).startsWith("checked dev, prod, staging, uat: "),
                        wrote -> assertThat(wrote).isEqualTo("wrote json=findings.json in 0 s"),
                        summary -> assertThat(summary).startsWith("no errors in "));
        assertThat(terminal.run("-C", Terminal.SAMPLE.toString(), "validate", "-v", "-q")
                        .err())
                .isEmpty();
    }

    @Test
    void aBaselineMakesOldFindingsKnown() throws IOException {
        InMemory old = InMemory.shop().replace("apis/menu/v1/api.yaml", "east.internal", "east.example.com");
        for (SourceFile file : old.tree().files().values()) {
            Path path = folder.resolve(file.path());
            Files.createDirectories(path.getParent());
            Files.write(path, file.content());
        }
        String root = folder.toString();

        assertThat(terminal.run("validate", "-C", root).out()).contains("MGW8008");
        assertThat(terminal.run("validate", "-C", root, "--write-baseline").err())
                .contains("wrote policies/baseline.json");
        assertThat(terminal.run("validate", "-C", root).out()).isEmpty();
        assertThat(terminal.run("validate", "-C", root, "-v").err())
                .contains("accepted: MGW8008 ", "(in the baseline)");
        assertThat(terminal.run("validate", "-C", root, "--write-baseline", "--env", "dev")
                        .code())
                .isEqualTo(64);
    }

    @Test
    void coloursOnlyWhenAskedForOrOnATerminal() throws IOException {
        terminal.broken();

        assertThat(terminal.run("-C", folder.toString(), "validate").out()).doesNotContain("\u001b");
        assertThat(terminal.run("-C", folder.toString(), "--color", "always", "validate")
                        .out())
                .contains("\u001b[");
        assertThat(terminal.run(
                                Terminal.on(Map.of("NO_COLOR", "1"), List.of("out")),
                                "-C",
                                folder.toString(),
                                "validate")
                        .out())
                .doesNotContain("\u001b");
        assertThat(terminal.run(Terminal.on(Map.of(), List.of("out")), "-C", folder.toString(), "validate")
                        .out())
                .contains("\u001b[");
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', '', '', false",
        "'', '', '', out, true",
        "1, '', '', out, false",
        "1, 1, '', out, false",
        "'', 1, '', '', true",
        "'', 0, '', '', false",
        "'', '', 0, out, false",
        "'', '', '', err, false"
    })
    void theEnvironmentSaysWhetherThereAreColours(
            String noColor, String force, String clicolor, String watched, boolean coloured) throws IOException {
        terminal.broken();
        Terminal.Place place = Terminal.on(
                Map.of("NO_COLOR", noColor, "CLICOLOR_FORCE", force, "CLICOLOR", clicolor), List.of(watched));

        assertThat(terminal.run(place, "-C", folder.toString(), "validate")
                        .out()
                        .contains("\u001b"))
                .isEqualTo(coloured);
        assertThat(terminal.run(place, "-C", folder.toString(), "validate", "--color=never")
                        .out())
                .doesNotContain("\u001b");
    }
}
