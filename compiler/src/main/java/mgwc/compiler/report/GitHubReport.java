package mgwc.compiler.report;

import java.io.IOException;
import java.util.List;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Notes;
import mgwc.compiler.diagnostic.Report;
import mgwc.compiler.diagnostic.Severity;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.text.PrintableText;

/**
 * Annotations of a GitHub workflow. A step may have ten of each level and drops the rest without a word; the last
 * notice says how many findings have none.
 */
final class GitHubReport {

    private static final int MOST_OF_A_LEVEL = 10;

    private GitHubReport() {}

    static void write(Inspection inspection, Appendable out) throws IOException {
        Report report = inspection.report();
        Utf16Columns columns = new Utf16Columns(inspection.lines());
        int left = 0;
        boolean full = false;
        for (Severity severity : Severity.values()) {
            full |= report.count(severity) > MOST_OF_A_LEVEL;
        }
        for (Severity severity : Severity.values()) {
            List<Diagnostic> all = report.diagnostics().stream()
                    .filter(found -> found.severity() == severity)
                    .toList();
            int most = severity == Severity.INFO && full ? MOST_OF_A_LEVEL - 1 : MOST_OF_A_LEVEL;
            for (Diagnostic found : all.subList(0, Math.min(most, all.size()))) {
                write(found, inspection, columns, out);
            }
            left += Math.max(0, all.size() - most);
        }
        if (left > 0) {
            out.append("::notice title=mgwc::")
                    .append(data(report.summary() + "; " + left + (left == 1 ? " has" : " have")
                            + " no annotation, for a step may have ten errors and ten warnings"))
                    .append('\n');
        }
    }

    /** The runner refuses columns when a finding spans several lines. */
    private static void write(Diagnostic found, Inspection inspection, Utf16Columns columns, Appendable out)
            throws IOException {
        SourceSpan span = found.span();
        out.append("::")
                .append(command(found.severity()))
                .append(" file=")
                .append(property(inspection.shown(span).file()))
                .append(",line=" + span.startLine() + ",endLine=" + span.endLine());
        if (span.startLine() == span.endLine()) {
            out.append(",col=" + columns.start(span) + ",endColumn=" + columns.last(span));
        }
        out.append(",title=")
                .append(property(found.rule()))
                .append("::")
                .append(words(found, inspection))
                .append('\n');
    }

    private static String words(Diagnostic found, Inspection inspection) {
        StringBuilder text = new StringBuilder(data(found.message()));
        found.marker().ifPresent(marker -> text.append("%0A").append(data(marker)));
        for (Notes.Related other : found.related()) {
            text.append("%0A").append(data(inspection.shown(other.span()) + ": " + other.message()));
        }
        found.help().ifPresent(help -> text.append("%0A").append(data("help: " + help)));
        found.snippet().forEach(line -> text.append("%0A    ").append(data(line)));
        if (!found.environments().isEmpty()) {
            text.append("%0A").append(data("in: " + String.join(", ", found.environments())));
        }
        return text.toString();
    }

    private static String command(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "notice";
        };
    }

    /** Line ends in a text from a file are gone already. */
    private static String data(String text) {
        return PrintableText.of(text).replace("%", "%25");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
