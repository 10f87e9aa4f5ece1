package mgwc.it.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mgwc.it.stage.Command;
import org.junit.jupiter.api.Test;

/** ShellCheck finds nothing in the scripts that users and pipelines run. */
class ScriptsAreCleanTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @Test
    void shellcheckFindsNothing() throws IOException {
        assumeTrue(
                Command.of("sh", "-c", "command -v shellcheck").run().status() == 0,
                "shellcheck is not installed (Debian package shellcheck)");
        List<String> line = new ArrayList<>(List.of("shellcheck", "-x", ".ci/run", "mgwc"));
        try (Stream<Path> scripts = Files.list(ROOT.resolve("ci"))) {
            scripts.map(script -> "ci/" + script.getFileName()).sorted().forEach(line::add);
        }
        line.removeIf(script -> script.equals("mgwc") && Files.notExists(ROOT.resolve(script)));

        assertThat(new Command(line, ROOT, Map.of()).run().out()).isEmpty();
    }
}
