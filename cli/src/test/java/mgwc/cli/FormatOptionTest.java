package mgwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mgwc.cli.console.CliContext;
import mgwc.compiler.report.Format;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --format KIND[=FILE]}: where reports go, and what stops them. */
class FormatOptionTest {

    @TempDir
    Path folder;

    private record Run(int code, String out, String err) {}

    @BeforeEach
    void workspaceWithOneMistake() throws IOException {
        Files.writeString(folder.resolve("mgwc.yaml"), "apiVersion: mgwc/v1\nkind: Wrokspace\n");
    }

    @Test
    void helpAndGuideNameEveryFormat() throws IOException {
        String help = run(folder, "validate --help").out();
        String guide = Files.readString(Path.of("../docs/guides/output.md"));

        assertThat(Format.names()).allSatisfy(name -> {
            assertThat(help).containsPattern("\\b" + name + "\\b");
            assertThat(guide).contains("| `" + name + "` |");
        });
    }

    @Test
    void oneRunWritesEverything() throws IOException {
        Run run = run(
                folder,
                "validate --format text --format sarif=out/a.sarif --format junit=out/deep/a.xml"
                        + " --format warnings-ng=out/a.json --format markdown=out/a.md");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).startsWith("error[MGW");
        assertThat(folder.resolve("out/a.sarif")).content().contains("\"2.1.0\"");
        assertThat(folder.resolve("out/deep/a.xml")).content().startsWith("<?xml");
        assertThat(folder.resolve("out/a.json")).content().contains("\"issues\"");
        assertThat(folder.resolve("out/a.md")).content().startsWith("<!-- mgwc validate -->");
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("a.sarif", "a.json", "a.md", "deep");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--format text --format json              | two formats go to standard output",
                "--format text --format json=-            | two formats go to standard output",
                "--format json=a --format sarif=./b/../a  | two formats go into `./b/../a`",
                "--format saref                           | did you mean `sarif`?",
                "--format json=                           | no file behind `json=`"
            })
    void whatMakesNoSenseExitsWith64AndWritesNothing(String options, String words) {
        Run run = run(folder, "validate " + options);

        assertThat(run.code()).isEqualTo(64);
        assertThat(run.err()).contains(words);
        assertThat(run.out()).isEmpty();
        assertThat(folder.resolve("a")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mgwc.yaml/a.json", "folder"})
    void aFileThatCannotBeWrittenExitsWith75AndOneLine(String file) throws IOException {
        Files.createDirectories(folder.resolve("folder"));

        Run run = run(folder, "validate --format text --format json=" + file);

        assertThat(run.code()).isEqualTo(75);
        assertThat(run.out()).startsWith("error[MGW");
        assertThat(run.err().lines()).hasSize(1).first().asString().startsWith("mgwc: cannot write `" + file + "`: ");
    }

    @Test
    void aLinkStaysALink() throws IOException {
        Path target = Files.writeString(folder.resolve("target.json"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.json"), target);

        run(folder, "validate --format json=link.json");

        assertThat(link).isSymbolicLink();
        assertThat(target).content().contains("schemaVersion");
    }

    @Test
    void aPipeIsWrittenToInsteadOfReplaced() throws IOException, InterruptedException {
        assertThat(started("mkfifo", "pipe").waitFor()).isZero();
        Process reader = started("sh", "-c", "cat pipe > read.json");

        run(folder, "validate --format json=pipe");

        assertThat(reader.waitFor()).isZero();
        assertThat(folder.resolve("read.json")).content().contains("schemaVersion");
    }

    private Process started(String... command) throws IOException {
        return new ProcessBuilder(command).directory(folder.toFile()).start();
    }

    @Test
    void pathsForForgesStartAtTheRepositoryAndThoseForEditorsHere() throws IOException {
        Path workspace = Files.createDirectories(folder.resolve("gateway/config"));
        Files.move(folder.resolve("mgwc.yaml"), workspace.resolve("mgwc.yaml"));
        Files.createDirectories(folder.resolve(".git"));

        assertThat(run(workspace, "validate --format github").out())
                .startsWith("::error file=gateway/config/mgwc.yaml,");
        assertThat(run(workspace, "validate --format compact").out()).startsWith("mgwc.yaml:");
        assertThat(run(folder, "-C gateway/config validate --format compact").out())
                .startsWith("gateway/config/mgwc.yaml:");
        assertThat(run(folder, "-C gateway/config validate --format json").out())
                .contains("\"file\" : \"mgwc.yaml\"");
    }

    private static Run run(Path directory, String line) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        CliContext context = new CliContext(
                directory,
                Map.of(),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                List.of(),
                Optional.empty(),
                "mgwc");
        int code = Mgwc.run(context, line.split(" "));
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
