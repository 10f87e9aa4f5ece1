package mgwc.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToIntBiFunction;
import java.util.function.UnaryOperator;
import mgwc.cli.console.CliContext;
import mgwc.compiler.text.PrintableText;
import mgwc.lsp.Editor;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * All that is said of findings, by the address of their file, whether {@code mgwc validate} says it or an editor shows
 * it.
 */
final class FindingsInWords {

    private FindingsInWords() {}

    static String uri(Path workspace, String path) {
        return workspace.resolve(path).toUri().toString();
    }

    /** @param uris the address of a path */
    static Map<String, List<String>> validated(Path workspace, UnaryOperator<String> uris) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8)) {
            Mgwc.run(
                    new CliContext(workspace, Map.of(), printed, printed, List.of(), Optional.empty(), "mgwc"),
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
            found.computeIfAbsent(uris.apply(finding.get("file").stringValue()), uri -> new ArrayList<>())
                    .add(words(finding, uris));
        }
        return found;
    }

    private static String words(JsonNode finding, UnaryOperator<String> uris) {
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
        if (finding.has("snippet")) {
            finding.get("snippet")
                    .stringValue()
                    .lines()
                    .forEach(line -> words.append("\n    ").append(PrintableText.of(line)));
        }
        List<String> environments = new ArrayList<>();
        finding.get("environments").forEach(name -> environments.add(name.stringValue()));
        if (!environments.isEmpty()) {
            words.append("\nin ").append(String.join(", ", environments));
        }
        for (JsonNode other : finding.get("related")) {
            words.append('\n')
                    .append(uris.apply(other.get("file").stringValue()))
                    .append(' ')
                    .append(place(other))
                    .append(' ')
                    .append(text(other, "message"));
        }
        return words.toString().strip();
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

    /** @param columns the column in code points, from 0, of a position in the file with an address */
    static Map<String, List<String>> shown(
            Map<String, List<Diagnostic>> findings, ToIntBiFunction<String, Position> columns) {
        Map<String, List<String>> shown = new TreeMap<>();
        findings.forEach((uri, list) -> shown.put(
                uri, list.stream().map(finding -> words(uri, finding, columns)).toList()));
        return shown;
    }

    private static String words(String uri, Diagnostic finding, ToIntBiFunction<String, Position> columns) {
        String severity = switch (finding.getSeverity()) {
            case Error -> "error";
            case Warning -> "warning";
            case Information, Hint -> "info";
        };
        StringBuilder words = new StringBuilder();
        words.append(place(uri, finding.getRange(), columns))
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
                            .append(place(
                                    other.getLocation().getUri(),
                                    other.getLocation().getRange(),
                                    columns))
                            .append(' ')
                            .append(other.getMessage()));
        }
        return words.toString().strip();
    }

    private static String place(String uri, Range range, ToIntBiFunction<String, Position> columns) {
        return "%d:%d-%d:%d"
                .formatted(
                        range.getStart().getLine(),
                        columns.applyAsInt(uri, range.getStart()),
                        range.getEnd().getLine(),
                        columns.applyAsInt(uri, range.getEnd()));
    }
}
