package mgwc.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import mgwc.compiler.lsp.Editor;
import mgwc.compiler.report.PrintableText;
import mgwc.compiler.source.WorkTree;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.GeneralClientCapabilities;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An editor shows what {@code mgwc validate} finds, neither more nor less. */
class EditorFindingsTest {

    private static final Path FIXTURES = Path.of("src/test/fixtures");
    private static final int HOW_MANY_AT_LEAST = 150;

    @TempDir
    Path folder;

    @Test
    void what_validate_finds_in_a_fixture_is_what_an_editor_shows() throws IOException {
        Map<Path, Map<String, List<String>>> expected = new LinkedHashMap<>();
        for (Path fixture : fixtures()) {
            Path workspace = laidOut(fixture);
            if (Files.exists(workspace.resolve("mgwc.yaml"))) {
                Map<String, List<String>> found = validated(workspace);
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
                    editor.allFindings(found -> shown(found).equals(all));

            assertThat(shown(shown)).isEqualTo(all);
        }
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

    private static Map<String, List<String>> validated(Path workspace) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8)) {
            Mgwc.run(
                    new Surroundings(workspace, Map.of(), printed, printed, List.of(), Optional.empty(), "mgwc"),
                    "validate",
                    "--quiet",
                    "--today",
                    Editor.TODAY.toString(),
                    "--format",
                    "json");
        }
        Map<String, List<String>> found = new TreeMap<>();
        JsonNode report = JsonMapper.shared().readTree(out.toString(StandardCharsets.UTF_8));
        for (JsonNode finding : report.get("diagnostics")) {
            found.computeIfAbsent(uri(workspace, finding.get("file").stringValue()), uri -> new ArrayList<>())
                    .add(words(workspace, finding));
        }
        return found;
    }

    private static String words(Path workspace, JsonNode finding) {
        StringBuilder words = new StringBuilder();
        words.append(place(finding))
                .append(' ')
                .append(finding.get("severity").stringValue())
                .append(' ')
                .append(finding.get("rule").stringValue())
                .append(' ')
                .append(text(finding, "message"));
        if (finding.has("marker")) {
            words.append('\n').append(text(finding, "marker"));
        }
        if (finding.has("help")) {
            words.append("\nhelp: ").append(text(finding, "help"));
        }
        List<String> environments = new ArrayList<>();
        finding.get("environments").forEach(name -> environments.add(name.stringValue()));
        if (!environments.isEmpty()) {
            words.append("\nin ").append(String.join(", ", environments));
        }
        for (JsonNode other : finding.get("related")) {
            words.append('\n')
                    .append(uri(workspace, other.get("file").stringValue()))
                    .append(' ')
                    .append(place(other))
                    .append(' ')
                    .append(text(other, "message"));
        }
        return words.toString();
    }

    private static String text(JsonNode finding, String field) {
        return PrintableText.of(finding.get(field).stringValue());
    }

    private static String place(JsonNode finding) {
        JsonNode start = finding.get("start");
        JsonNode end = finding.get("end");
        return "%d:%d-%d:%d"
                .formatted(
                        start.get("line").intValue() - 1,
                        start.get("column").intValue() - 1,
                        end.get("line").intValue() - 1,
                        end.get("column").intValue() - 1);
    }

    private static Map<String, List<String>> shown(Map<String, List<Diagnostic>> findings) {
        Map<String, List<String>> shown = new TreeMap<>();
        findings.forEach((uri, list) ->
                shown.put(uri, list.stream().map(EditorFindingsTest::words).toList()));
        return shown;
    }

    private static String words(Diagnostic finding) {
        String severity = switch (finding.getSeverity()) {
            case Error -> "error";
            case Warning -> "warning";
            case Information, Hint -> "info";
        };
        StringBuilder words = new StringBuilder();
        words.append(place(finding.getRange()))
                .append(' ')
                .append(severity)
                .append(' ')
                .append(finding.getCode().getLeft())
                .append(' ')
                .append(finding.getMessage().getLeft());
        if (finding.getRelatedInformation() != null) {
            finding.getRelatedInformation()
                    .forEach(other -> words.append('\n')
                            .append(other.getLocation().getUri())
                            .append(' ')
                            .append(place(other.getLocation().getRange()))
                            .append(' ')
                            .append(other.getMessage()));
        }
        return words.toString().strip();
    }

    private static String place(org.eclipse.lsp4j.Range range) {
        return String.format(
                Locale.ROOT,
                "%d:%d-%d:%d",
                range.getStart().getLine(),
                range.getStart().getCharacter(),
                range.getEnd().getLine(),
                range.getEnd().getCharacter());
    }

    private static String uri(Path workspace, String path) {
        return workspace.resolve(path).toUri().toString();
    }
}
