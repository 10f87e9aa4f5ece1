package mgwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import mgwc.cli.Terminal.Run;
import mgwc.cli.console.ExitCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the command line answers, to the letter. Each {@code $ mgwc ...} in a file below {@code src/test/fixtures/cli}
 * is typed in a workspace without environments; what follows is what both streams say, and the exit code if that is not
 * 0. {@code -Dmgwc.fixtures.update=true} rewrites the answers; review the difference.
 */
class TranscriptTest {

    private static final Path FILES = Path.of("src/test/fixtures/cli");
    private static final String PROMPT = "$ mgwc";

    @TempDir
    Path folder;

    private Terminal terminal;

    @BeforeEach
    void workspaceWithNothingInIt() throws IOException {
        Files.writeString(
                folder.resolve("mgwc.yaml"),
                "apiVersion: mgwc/v1\nkind: Workspace\nmetadata: {name: a}\nspec: {promotion: []}\n");
        terminal = new Terminal(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", "mistakes", "options"})
    void answersAsItIsWritten(String name) throws IOException {
        Path file = FILES.resolve(name + ".txt");
        String answered = Files.readAllLines(file).stream()
                .filter(line -> line.startsWith(PROMPT))
                .map(line ->
                        line + "\n" + answer(line.substring(PROMPT.length()).strip()))
                .collect(Collectors.joining("\n"));
        if (Boolean.getBoolean("mgwc.fixtures.update")) {
            Files.writeString(file, answered);
        }

        assertThat(answered).isEqualTo(Files.readString(file));
    }

    private String answer(String line) {
        Run run = terminal.run(line.isEmpty() ? new String[0] : line.split(" "));
        String said = run.out() + run.err() + (run.code() == ExitCode.OK ? "" : "[" + run.code() + "]\n");
        return said.replace(folder.toString(), "/workspace");
    }
}
