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
import java.util.stream.Stream;
import mgwc.cli.Terminal.Run;
import mgwc.cli.console.CliContext;
import mgwc.cli.console.StandardOutput;
import mgwc.model.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What holds of every command: usage, exit codes, streams, help. */
class CommandLineTest {

    @TempDir
    Path folder;

    private Terminal terminal;

    @BeforeEach
    void open() {
        terminal = new Terminal(folder);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "valdate                    | unknown command `valdate`          | did you mean `validate`?",
                "validate --evn dev         | unknown option `--evn`             | did you mean `--env`?",
                "validate --git-rev=main    | unknown option `--git-rev`         | did you mean `--git-ref`?",
                "build --env dev            | `--out` is missing |",
                "validate --env a --all-envs | only one of `--env` and `--all-envs` can be given | ",
                "run                        | name a release directory           |",
                "token --ttl soon           | `soon` is no duration              |",
                "validate explain           | unexpected argument `explain`      |",
                "schema Apo                 | no kind `Apo`                      | did you mean `Api`?",
                "validate --format xml      | `xml` is not one of text, compact, json | "
            })
    void aWrongCommandLineExitsWith64AndSaysWhatWasMeant(String line, String problem, String hint) {
        Run run = terminal.run(line.split(" "));

        assertThat(run.code()).isEqualTo(64);
        assertThat(run.err()).startsWith("mgwc: ").contains(problem).contains(hint == null ? "" : hint);
        assertThat(run.err().lines().count()).isLessThanOrEqualTo(3);
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "version --git-ref x             | mgwc version        | --git-ref",
                "version --git-ref=x             | mgwc version        | --git-ref",
                "--git-ref x version             | mgwc version        | --git-ref",
                "--staged -q version             | mgwc version        | --staged",
                "-C . --staged dev               | mgwc dev            | --staged",
                "dev --git-ref HEAD              | mgwc dev            | --git-ref",
                "lsp --staged                    | mgwc lsp            | --staged",
                "hook --git-ref x install        | mgwc hook           | --git-ref",
                "hook install --git-ref x        | mgwc hook install   | --git-ref",
                "--staged hook uninstall         | mgwc hook uninstall | --staged",
                "schema --staged Api             | mgwc schema         | --staged",
                "schema export --staged x        | mgwc schema export  | --staged",
                "doctor --staged                 | mgwc doctor         | --staged",
                "completion --staged             | mgwc completion     | --staged"
            })
    void onlyCommandsThatReadACommitOrTheIndexTakeTheOptionsForIt(String line, String command, String option) {
        Run run = terminal.run(line.split(" "));

        assertThat(run.code()).isEqualTo(64);
        assertThat(run.err())
                .startsWith("mgwc: `" + command + "` takes no " + option + "; `validate`, `explain`, `effective`,"
                        + " `diff`, `compare`, `fmt`, `build`, `run` and `token` take it\n");
        assertThat(run.out()).isEmpty();
        assertThat(terminal.run((command.substring("mgwc ".length()) + " --help").split(" "))
                        .out())
                .doesNotContain("--git-ref", "--staged");
    }

    @ParameterizedTest
    @ValueSource(strings = {"validate", "explain", "effective", "diff", "compare", "fmt", "build", "run", "token"})
    void commandsThatReadACommitOrTheIndexListTheOptionsForIt(String command) {
        assertThat(terminal.run(command, "--help").out()).contains("--git-ref=REF", "--staged");
    }

    @Test
    void aPageOfARuleIsTheSameInEveryCommit() {
        Run run = terminal.run("explain", "MGW2001", "--git-ref", "nosuch");

        assertThat(run.code()).isEqualTo(64);
        assertThat(run.err()).startsWith("mgwc: `MGW2001` is the same in every workspace, so it takes no --git-ref\n");
    }

    @Test
    void aReleaseIsRunAsItIs() {
        Run run = terminal.run("run", "release", "--staged");

        assertThat(run.code()).isEqualTo(64);
        assertThat(run.err()).startsWith("mgwc: --staged goes with --env; a release is run as it is\n");
    }

    @Test
    void noCommandAtAllExitsWith64() {
        assertThat(terminal.run().code()).isEqualTo(64);
    }

    @Test
    void whatDoesNotGoTogetherIsUsageAndNamesTheWayOut(@TempDir Path workspace) throws Exception {
        Files.writeString(workspace.resolve("mgwc.yaml"), "");

        Run two = terminal.run("-C", workspace.toString(), "validate", "--staged", "--git-ref", "main");
        Run elsewhere = terminal.run("-C", workspace.toString(), "fmt", "/");
        Run outside = terminal.run("-C", workspace.toString(), "fmt", System.getProperty("java.home"));
        Run day = terminal.run("-C", workspace.toString(), "validate", "--today", "yesterday");

        assertThat(List.of(two.code(), outside.code(), day.code())).containsOnly(64);
        assertThat(elsewhere.code()).isNotEqualTo(64);
        assertThat(two.err()).contains("keep one of them");
        assertThat(outside.err()).contains("lies outside of the workspace");
        assertThat(day.err())
                .contains("`yesterday` is no day such as 2027-03-31")
                .doesNotContain("java.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-C nowhere validate",
                "validate",
                "validate --git-ref main",
                "-C . validate --staged",
                "-C . build --env dev --out x --git-ref --upload-pack=x"
            })
    void whatCannotBeReadExitsWith75AndOneLine(String line) {
        Run run = terminal.run(line.split(" "));

        assertThat(run.code()).isEqualTo(75);
        assertThat(run.err().lines()).hasSize(1).first().asString().startsWith("mgwc: ");
    }

    @Test
    void aBugExitsWith70WithoutATraceOnTheScreen() {
        CliContext failing = new CliContext(
                folder,
                Map.of(),
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8) {
                    @Override
                    public void println(String line) {
                        throw new IllegalStateException("planted");
                    }
                },
                new PrintStream(heard, true, StandardCharsets.UTF_8),
                List.of(),
                Optional.empty(),
                "mgwc");

        assertThat(Mgwc.run(failing, "version")).isEqualTo(70);
        String said = heard.toString(StandardCharsets.UTF_8);
        assertThat(said.lines()).hasSize(1);
        assertThat(said).contains("planted").contains("please report it with ");
        Path report = Path.of(said.substring(said.lastIndexOf(' ') + 1).strip());
        assertThat(report).content().contains("\tat mgwc.cli");
    }

    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

    @Test
    void aReaderThatGoesAwayEarlyIsNotAnError() {
        CliContext closed = new CliContext(
                Terminal.SAMPLE,
                Map.of(),
                new StandardOutput(new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("Broken pipe");
                    }
                }),
                new PrintStream(heard, true, StandardCharsets.UTF_8),
                List.of(),
                Optional.empty(),
                "mgwc");

        assertThat(Mgwc.run(closed, "explain", "pizza-shack-v1", "--env", "prod"))
                .isZero();
        assertThat(heard.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void outputThatDoesNotArriveExitsWith75() {
        CliContext full = new CliContext(
                Terminal.SAMPLE,
                Map.of(),
                new StandardOutput(new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("No space left on device");
                    }
                }),
                new PrintStream(heard, true, StandardCharsets.UTF_8),
                List.of(),
                Optional.empty(),
                "mgwc");

        assertThat(Mgwc.run(full, "explain", "pizza-shack-v1", "--env", "prod")).isEqualTo(75);
        assertThat(heard.toString(StandardCharsets.UTF_8))
                .isEqualTo("mgwc: cannot write to standard output: No space left on device\n");
    }

    @Test
    void schemasCanBePrintedAndExported() throws IOException {
        assertThat(terminal.run("schema").out().lines()).contains("Api", "Environment");
        assertThat(JsonMapper.shared()
                        .readTree(terminal.run("schema", "api").out())
                        .path("title")
                        .isString())
                .isTrue();

        assertThat(terminal.run("schema", "api").out()).doesNotContain("sections/");

        assertThat(terminal.run("schema", "export", "schemas").code()).isZero();
        assertThat(folder.resolve("schemas/sections/security.json")).isRegularFile();
        assertThat(folder.resolve("schemas/sections/overlay/security.json")).isRegularFile();
        try (Stream<Path> files = Files.list(folder.resolve("schemas"))) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(Kind.values().length);
        }
    }

    @Test
    void everyCommandHasHelpOnStandardOutput() {
        for (String command : List.of(
                "validate",
                "explain",
                "diff",
                "compare",
                "build",
                "run",
                "dev",
                "token",
                "schema",
                "doctor",
                "completion",
                "version")) {
            Run run = terminal.run(command, "--help");
            assertThat(run.code()).as(command).isZero();
            assertThat(run.out()).startsWith("Usage: mgwc " + command);
        }
        assertThat(terminal.run("--help").out())
                .startsWith("Usage: mgwc")
                .contains("  validate ", "  version ")
                .doesNotContain("warmup");
    }

    /** To describe few commands is quick, and must not show. */
    @Test
    void theHelpTextNamesAllCommandsWhateverStandsBesideIt() {
        assertThat(terminal.run("--help", "validate").out())
                .isEqualTo(terminal.run("--help").out());
        assertThat(terminal.run("-C", "build", "valdate").err()).contains("did you mean `validate`?");
    }

    @Test
    void foldersAndBranchesMayBeCalledLikeCommands() throws IOException {
        Files.writeString(Files.createDirectory(folder.resolve("build")).resolve("mgwc.yaml"), "");

        assertThat(terminal.run("-C", "build", "validate").code()).isEqualTo(1);
        assertThat(terminal.run("--git-ref", "dev", "-C", "build", "validate").err())
                .contains("not a git repository");
    }

    @Test
    void versionSaysItForProgramsToo() {
        assertThat(terminal.run("version").out()).startsWith("mgwc ");
        assertThat(JsonMapper.shared()
                        .readTree(terminal.run("version", "--format", "json").out())
                        .path("language")
                        .stringValue())
                .isEqualTo("mgwc/v1");
    }

    @Test
    void completionIsAScriptThatShellsRead() throws Exception {
        Path script = Files.writeString(
                folder.resolve("completion"), terminal.run("completion").out());

        assertThat(new ProcessBuilder("bash", "-n", script.toString()).start().waitFor())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "val                        | validate",
                "hook u                     | uninstall",
                "validate --wri             | --write-baseline",
                "version --format j         | json",
                "completion z               | zsh",
                "validate --color alw       | always",
                "-C fol                     | folder",
                "run fol                    | folder",
                "build --out fol            | folder"
            })
    void completionOffersCommandsOptionsValuesAndFiles(String line, String offered) throws Exception {
        Files.createDirectory(folder.resolve("folder"));
        String script = terminal.run("completion").out()
                + "COMP_WORDS=(mgwc " + line + ") COMP_CWORD=" + line.split(" ").length
                + "\n_complete_mgwc 2> /dev/null; echo \"${COMPREPLY[@]}\"";
        Path file = Files.writeString(folder.resolve("typed"), script);

        Process bash = new ProcessBuilder("bash", file.toString())
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();

        assertThat(bash.inputReader().readAllAsString().strip()).isEqualTo(offered);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "build", "hook", "hook install", "help"})
    void helpPrintsTheHelpOfACommand(String command) {
        String asked = ("help " + command).strip();
        String option = (command + " --help").strip();

        assertThat(terminal.run(asked.split(" "))).isEqualTo(terminal.run(option.split(" ")));
        assertThat(terminal.run(asked.split(" ")).out()).startsWith(("Usage: mgwc " + command).strip());
    }

    @Test
    void doctorFindsJavaAndGit() {
        Run run = terminal.run("-C", Terminal.SAMPLE.toString(), "doctor");

        assertThat(run.out()).containsPattern("(?m)^ok +java ").contains("workspace  " + Terminal.SAMPLE);
        assertThat(run.code()).isZero();
    }

    @Test
    void tooLittleMemoryIsSaidWithTheWayOut() {
        assertThat(Mgwc.outOfMemory(512L << 20))
                .isEqualTo("mgwc: the workspace needs more memory than the 512 MB that were given;"
                        + " give more with MGWC_JAVA_OPTS=-Xmx1024m");
    }
}
