package mgwc.compiler.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Fix;
import mgwc.compiler.diagnostic.Notes;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.diagnostic.Severity;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.text.JsonText;
import mgwc.compiler.text.PrintableText;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * SARIF 2.1.0 (OASIS standard), for code scanning and editors. GitHub refuses a file with more than 25,000 results and
 * shows 5,000 of them; where there are more, errors come first and a notification tells what is left out.
 */
final class SarifReport {

    static final int MOST_RESULTS = 25_000;
    static final int MOST_SHOWN = 5_000;

    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    private static final String UNRESERVED = "-._~/";

    private final Inspection inspection;
    private final Utf16Columns columns;
    private final Fingerprints fingerprints;
    private final List<String> rules;

    SarifReport(Inspection inspection) {
        this.inspection = inspection;
        columns = new Utf16Columns(inspection.lines());
        fingerprints = new Fingerprints(inspection);
        SortedSet<String> ids = new TreeSet<>();
        inspection.report().diagnostics().forEach(found -> ids.add(found.rule()));
        rules = List.copyOf(ids);
    }

    void write(Appendable out) throws IOException {
        List<Diagnostic> all = inspection.report().diagnostics();
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("$schema", SCHEMA).put("version", "2.1.0");
        ObjectNode run = root.putArray("runs").addObject();
        driver(run.putObject("tool").putObject("driver"));
        ObjectNode invocation = run.putArray("invocations").addObject().put("executionSuccessful", true);
        if (all.size() > MOST_SHOWN) {
            invocation.putArray("toolExecutionNotifications").add(overflow(all.size()));
        }
        run.put("columnKind", "utf16CodeUnits");
        ArrayNode results = run.putArray("results");
        listed(all).forEach(found -> results.add(result(found)));
        JsonText.write(root, out);
    }

    private static List<Diagnostic> listed(List<Diagnostic> all) {
        return all.size() <= MOST_SHOWN
                ? all
                : all.stream()
                        .sorted(Comparator.comparing(Diagnostic::severity))
                        .limit(MOST_RESULTS)
                        .toList();
    }

    private static ObjectNode overflow(int count) {
        String text = count <= MOST_RESULTS
                ? "%d findings; viewers may show only the first %d, errors first".formatted(count, MOST_SHOWN)
                : "%d findings; the last %d are left out, errors come first".formatted(count, count - MOST_RESULTS);
        ObjectNode notification = JsonNodeFactory.instance.objectNode().put("level", "warning");
        notification.putObject("message").put("text", text);
        return notification;
    }

    private void driver(ObjectNode driver) {
        driver.put("name", "mgwc").put("version", inspection.checker().version());
        ArrayNode described = driver.putArray("rules");
        for (String id : rules) {
            ObjectNode rule = described.addObject().put("id", id);
            inspection.checker().rule(id).ifPresent(spec -> describe(rule, spec));
        }
    }

    /** The page of the rule travels in the file; there is no web site to point at. */
    private void describe(ObjectNode rule, RuleSpec spec) {
        String page = inspection.checker().page(spec);
        rule.put("name", spec.name());
        rule.putObject("shortDescription").put("text", spec.title());
        rule.putObject("fullDescription").put("text", spec.title());
        rule.put("helpUri", "urn:mgwc:rule:" + spec.id());
        rule.putObject("help").put("text", page).put("markdown", page);
        rule.putObject("defaultConfiguration").put("level", level(spec.severity()));
        rule.putObject("properties").putArray("tags").add(RuleFamily.of(spec.id()));
    }

    private ObjectNode result(Diagnostic found) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.put("ruleId", found.rule()).put("ruleIndex", rules.indexOf(found.rule()));
        result.put("level", level(found.severity()));
        result.putObject("message").put("text", words(found));
        result.putArray("locations").addObject().set("physicalLocation", location(found.span()));
        result.putObject("partialFingerprints").put("primaryLocationLineHash", fingerprints.of(found));
        if (!found.related().isEmpty()) {
            ArrayNode related = result.putArray("relatedLocations");
            for (Notes.Related other : found.related()) {
                ObjectNode place = related.addObject().put("id", related.size());
                place.set("physicalLocation", location(other.span()));
                place.putObject("message").put("text", PrintableText.of(other.message()));
            }
        }
        inspection
                .fixes()
                .of(found)
                .ifPresent(fix -> fix(result.putArray("fixes").addObject(), fix));
        ArrayNode environments = result.putObject("properties").putArray("environments");
        found.environments().forEach(name -> environments.add(PrintableText.of(name)));
        return result;
    }

    private static String words(Diagnostic found) {
        return PrintableText.of(found.message()
                        + found.marker().map(marker -> ": " + marker).orElse(""))
                + found.help().map(help -> "\n" + PrintableText.of(help)).orElse("")
                + found.snippet().stream()
                        .map(line -> "\n    " + PrintableText.of(line))
                        .collect(Collectors.joining());
    }

    /** Section 3.55: a replacement without inserted content deletes. */
    private void fix(ObjectNode json, Fix fix) {
        json.putObject("description").put("text", PrintableText.of(fix.title()));
        ObjectNode change = json.putArray("artifactChanges").addObject();
        change.putObject("artifactLocation")
                .put("uri", uri(inspection.shown(fix.edits().getFirst().span()).file()));
        ArrayNode replacements = change.putArray("replacements");
        for (Fix.Edit edit : fix.edits()) {
            ObjectNode replacement = replacements.addObject();
            region(replacement.putObject("deletedRegion"), edit.span());
            if (!edit.text().isEmpty()) {
                replacement.putObject("insertedContent").put("text", edit.text());
            }
        }
    }

    private ObjectNode location(SourceSpan span) {
        ObjectNode location = JsonNodeFactory.instance.objectNode();
        location.putObject("artifactLocation")
                .put("uri", uri(inspection.shown(span).file()));
        region(location.putObject("region"), span);
        return location;
    }

    private void region(ObjectNode region, SourceSpan span) {
        region.put("startLine", span.startLine())
                .put("startColumn", columns.start(span))
                .put("endLine", span.endLine())
                .put("endColumn", columns.end(span));
    }

    /** A relative reference (RFC 3986) with every byte encoded that is not unreserved. */
    private static String uri(String path) {
        StringBuilder uri = new StringBuilder();
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = (b >= 'a' && b <= 'z')
                    || (b >= 'A' && b <= 'Z')
                    || (b >= '0' && b <= '9')
                    || UNRESERVED.indexOf(b) >= 0;
            uri.append(plain ? String.valueOf((char) b) : "%%%02X".formatted(b));
        }
        return uri.toString();
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "note";
        };
    }
}
