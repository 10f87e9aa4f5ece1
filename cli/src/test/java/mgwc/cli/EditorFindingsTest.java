package mgwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import mgwc.compiler.source.WorkTree;
import mgwc.lsp.Editor;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.GeneralClientCapabilities;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An editor shows what {@code mgwc validate} finds, neither more nor less. */
class EditorFindingsTest {

    private static final Path FIXTURES = Path.of("../compiler/src/test/fixtures");
    private static final int HOW_MANY_AT_LEAST = 150;

    @TempDir
    Path folder;

    @Test
    void whatValidateFindsInAFixtureIsWhatAnEditorShows() throws IOException {
        Map<Path, Map<String, List<String>>> expected = new LinkedHashMap<>();
        for (Path fixture : fixtures()) {
            Path workspace = laidOut(fixture);
            if (Files.exists(workspace.resolve("mgwc.yaml"))) {
                Map<String, List<String>> found =
                        FindingsInWords.validated(workspace, path -> FindingsInWords.uri(workspace, path));
                if (!found.isEmpty()) {
                    expected.put(workspace, found);
                }
            }
        }
        assertThat(expected).hasSizeGreaterThan(HOW_MANY_AT_LEAST);

        Map<String, List<String>> all = new TreeMap<>();
        expected.values().forEach(all::putAll);
        try (Editor editor = Editor.silent()) {
            ClientCapabilities able = new ClientCapabilities();
            GeneralClientCapabilities general = new GeneralClientCapabilities();
            general.setPositionEncodings(List.of("utf-32"));
            able.setGeneral(general);
            editor.initialize(able, expected.keySet().toArray(Path[]::new));

            Map<String, List<Diagnostic>> shown =
                    editor.allFindings(found -> words(found).equals(all));

            assertThat(words(shown)).isEqualTo(all);
        }
    }

    private static Map<String, List<String>> words(Map<String, List<Diagnostic>> shown) {
        return FindingsInWords.shown(shown, (uri, position) -> position.getCharacter());
    }

    private static List<Path> fixtures() throws IOException {
        try (Stream<Path> paths = Files.walk(FIXTURES, 3)) {
            return paths.filter(path -> Files.isDirectory(path.resolve("input"))
                            && !path.startsWith(FIXTURES.resolve("workspaces")))
                    .sorted()
                    .toList();
        }
    }

    private Path laidOut(Path fixture) throws IOException {
        Path workspace = folder.resolve(FIXTURES.relativize(fixture).toString().replace('/', '-'));
        Path over = fixture.resolve("over.txt");
        if (Files.exists(over)) {
            copy(FIXTURES.resolve("workspaces").resolve(Files.readString(over).strip()), workspace);
        }
        copy(fixture.resolve("input"), workspace);
        return workspace;
    }

    private static void copy(Path from, Path to) {
        WorkTree.read(from).value().orElseThrow().files().values().forEach(file -> {
            try {
                Path target = to.resolve(file.path());
                Files.createDirectories(target.getParent());
                Files.write(target, file.content());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
