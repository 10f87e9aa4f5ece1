package mgwc.compiler.report;

import java.io.IOException;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Severity;
import mgwc.compiler.text.JsonText;
import mgwc.compiler.text.PrintableText;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A GitLab code quality report ({@code artifacts:reports:codequality}), of which GitLab reads what stands here. */
final class GitLabReport {

    private GitLabReport() {}

    static void write(Inspection inspection, Appendable out) throws IOException {
        Fingerprints fingerprints = new Fingerprints(inspection);
        ArrayNode issues = JsonNodeFactory.instance.arrayNode();
        for (Diagnostic found : inspection.report().diagnostics()) {
            ObjectNode issue = issues.addObject();
            issue.put("description", PrintableText.of(found.message() + help(found)));
            issue.put("check_name", found.rule());
            issue.put("fingerprint", fingerprints.of(found));
            issue.put("severity", severity(found.severity()));
            ObjectNode location = issue.putObject("location")
                    .put("path", PrintableText.of(inspection.shown(found.span()).file()));
            location.putObject("lines")
                    .put("begin", found.span().startLine())
                    .put("end", found.span().endLine());
        }
        JsonText.write(issues, out);
    }

    private static String help(Diagnostic found) {
        return found.help().map(help -> ": " + help).orElse("");
    }

    private static String severity(Severity severity) {
        return switch (severity) {
            case ERROR -> "critical";
            case WARNING -> "minor";
            case INFO -> "info";
        };
    }
}
