package mgwc.compiler.report;

import java.io.IOException;
import java.util.function.UnaryOperator;
import mgwc.compiler.diagnostic.Acceptance;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Fix;
import mgwc.compiler.diagnostic.Fixes;
import mgwc.compiler.diagnostic.Notes;
import mgwc.compiler.diagnostic.Report;
import mgwc.compiler.diagnostic.Severity;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.text.JsonText;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Findings for programs. The format only grows; what would break a reader raises {@code schemaVersion}. */
public final class JsonReport {

    public static final int SCHEMA_VERSION = 1;

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final Fixes fixes;
    private final UnaryOperator<String> shownPath;

    /** @param shownPath the path that readers know a file of the workspace by */
    public JsonReport(Fixes fixes, UnaryOperator<String> shownPath) {
        this.fixes = fixes;
        this.shownPath = shownPath;
    }

    /** Writes the report as one JSON object and a line end. */
    public void write(Report report, Appendable out) throws IOException {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("schemaVersion", SCHEMA_VERSION);
        ObjectNode summary = root.putObject("summary");
        summary.put("errors", report.count(Severity.ERROR));
        summary.put("warnings", report.count(Severity.WARNING));
        summary.put("infos", report.count(Severity.INFO));
        summary.put("accepted", report.accepted().size());
        ArrayNode diagnostics = root.putArray("diagnostics");
        report.diagnostics().forEach(diagnostic -> diagnostics.add(of(diagnostic)));
        ArrayNode accepted = root.putArray("accepted");
        report.accepted().forEach(diagnostic -> accepted.add(of(diagnostic)));
        JsonText.write(root, out);
    }

    private ObjectNode of(Diagnostic diagnostic) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("rule", diagnostic.rule());
        json.put("severity", diagnostic.severity().toString());
        json.put("message", diagnostic.message());
        place(json, diagnostic.span());
        diagnostic.marker().ifPresent(marker -> json.put("marker", marker));
        diagnostic.help().ifPresent(help -> json.put("help", help));
        if (!diagnostic.snippet().isEmpty()) {
            json.put("snippet", String.join("\n", diagnostic.snippet()) + "\n");
        }
        ArrayNode related = json.putArray("related");
        for (Notes.Related other : diagnostic.related()) {
            ObjectNode place = related.addObject();
            place.put("message", other.message());
            place(place, other.span());
        }
        ArrayNode environments = json.putArray("environments");
        diagnostic.environments().forEach(environments::add);
        ArrayNode offered = json.putArray("fixes");
        fixes.of(diagnostic).ifPresent(fix -> fix(offered.addObject(), fix));
        diagnostic.acceptance().ifPresent(acceptance -> accept(json, acceptance));
        return json;
    }

    private void fix(ObjectNode json, Fix fix) {
        json.put("title", fix.title());
        ArrayNode edits = json.putArray("edits");
        for (Fix.Edit edit : fix.edits()) {
            ObjectNode replaced = edits.addObject();
            place(replaced, edit.span());
            replaced.put("replacement", edit.text());
        }
    }

    private static void accept(ObjectNode json, Acceptance acceptance) {
        json.put("severity", acceptance.severity().toString());
        ObjectNode why = json.putObject("acceptance");
        switch (acceptance) {
            case Acceptance.Waived waived ->
                why.put("waiver", waived.waiver())
                        .put("owner", waived.owner())
                        .put("until", waived.until())
                        .put("reason", waived.reason());
            case Acceptance.Known ignored -> why.put("baseline", true);
        }
    }

    private void place(ObjectNode json, SourceSpan span) {
        json.put("file", shownPath.apply(span.file()));
        json.putObject("start").put("line", span.startLine()).put("column", span.startColumn());
        json.putObject("end").put("line", span.endLine()).put("column", span.endColumn());
    }
}
