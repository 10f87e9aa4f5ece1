package mgwc.compiler.report;

import java.io.IOException;
import java.util.stream.Collectors;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Notes;
import mgwc.compiler.diagnostic.Severity;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.text.JsonText;
import mgwc.compiler.text.MarkupText;
import mgwc.compiler.text.PrintableText;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The native JSON of the Jenkins plug-in warnings-ng ({@code recordIssues tool: issues()}). Unlike SARIF it keeps
 * columns, fingerprints and the severity {@code ERROR}, which quality gates count.
 */
final class WarningsNgReport {

    private WarningsNgReport() {}

    static void write(Inspection inspection, Appendable out) throws IOException {
        Utf16Columns columns = new Utf16Columns(inspection.lines());
        Fingerprints fingerprints = new Fingerprints(inspection);
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("_class", "io.jenkins.plugins.analysis.core.restapi.ReportApi");
        ArrayNode issues = root.putArray("issues");
        for (Diagnostic found : inspection.report().diagnostics()) {
            SourceSpan span = found.span();
            issues.addObject()
                    .put("fileName", PrintableText.of(inspection.shown(span).file()))
                    .put("lineStart", span.startLine())
                    .put("lineEnd", span.endLine())
                    .put("columnStart", columns.start(span))
                    .put("columnEnd", columns.last(span))
                    .put("severity", severity(found.severity()))
                    .put("type", found.rule())
                    .put("category", RuleFamily.of(found.rule()))
                    .put("message", PrintableText.of(found.message()))
                    .put("description", description(found, inspection))
                    .put("fingerprint", fingerprints.of(found));
        }
        root.put("size", inspection.report().diagnostics().size());
        JsonText.write(root, out);
    }

    private static String severity(Severity severity) {
        return switch (severity) {
            case ERROR -> "ERROR";
            case WARNING -> "NORMAL";
            case INFO -> "LOW";
        };
    }

    /** The plug-in shows descriptions as HTML. */
    private static String description(Diagnostic found, Inspection inspection) {
        StringBuilder html = new StringBuilder();
        found.marker().ifPresent(marker -> html.append(paragraph(marker)));
        for (Notes.Related other : found.related()) {
            html.append(paragraph(other.message() + ": " + inspection.shown(other.span())));
        }
        found.help().ifPresent(help -> html.append(paragraph(help)));
        if (!found.snippet().isEmpty()) {
            html.append(
                    found.snippet().stream().map(MarkupText::of).collect(Collectors.joining("\n", "<pre>", "</pre>")));
        }
        if (!found.environments().isEmpty()) {
            html.append(paragraph(found.environments().stream().collect(Collectors.joining(", ", "in ", ""))));
        }
        return html.toString();
    }

    private static String paragraph(String text) {
        return "<p>" + MarkupText.of(text) + "</p>";
    }
}
