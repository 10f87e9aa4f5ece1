package mgwc.compiler.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Notes;
import mgwc.compiler.diagnostic.Report;
import mgwc.compiler.diagnostic.Severity;
import mgwc.compiler.text.Markdown;

/**
 * A comment for a pull request: a table for each file, files with errors first. Forges refuse comments of more than
 * 65,536 characters, so files that no longer fit are counted instead.
 */
final class MarkdownReport {

    /** Finds the comment of the last run again, so that it is replaced. */
    static final String MARKER = "<!-- mgwc validate -->";

    static final int MOST_BYTES = 60_000;
    private static final int RESERVED = 200;

    private MarkdownReport() {}

    static void write(Inspection inspection, Appendable out) throws IOException {
        Report report = inspection.report();
        String head = MARKER + "\n**mgwc:** " + report.summary() + "\n";
        out.append(head);
        int room = MOST_BYTES - RESERVED - head.length();
        List<Diagnostic> left = new ArrayList<>();
        int files = 0;
        for (List<Diagnostic> file : byFile(report)) {
            String section = section(file, inspection);
            int size = section.getBytes(StandardCharsets.UTF_8).length;
            if (size <= room) {
                out.append(section);
                room -= size;
            } else {
                left.addAll(file);
                files++;
            }
        }
        if (files > 0) {
            out.append("\nLeft out for length: " + new Report(left).summary() + ".\n");
        }
    }

    private static List<List<Diagnostic>> byFile(Report report) {
        Map<String, List<Diagnostic>> files = new LinkedHashMap<>();
        for (Diagnostic found : report.diagnostics()) {
            files.computeIfAbsent(found.span().file(), key -> new ArrayList<>()).add(found);
        }
        return files.values().stream()
                .sorted(Comparator.comparing(MarkdownReport::worst))
                .toList();
    }

    private static Severity worst(List<Diagnostic> file) {
        return file.stream()
                .map(Diagnostic::severity)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static String section(List<Diagnostic> file, Inspection inspection) {
        StringBuilder text = new StringBuilder("\n#### ");
        text.append(Markdown.code(inspection.shown(file.getFirst().span()).file()))
                .append("\n\n| at | | finding | in |\n|---|---|---|---|\n");
        for (Diagnostic found : file) {
            text.append("| ")
                    .append(found.span().startLine() + ":" + found.span().startColumn())
                    .append(" | ")
                    .append(found.severity())
                    .append(" | ")
                    .append(finding(found, inspection))
                    .append(" | ")
                    .append(Markdown.comment(String.join(", ", found.environments())))
                    .append(" |\n");
        }
        return text.toString();
    }

    private static String finding(Diagnostic found, Inspection inspection) {
        StringBuilder text = new StringBuilder("**" + found.rule() + "** ");
        text.append(Markdown.comment(found.message()));
        found.marker().ifPresent(marker -> text.append("<br>").append(Markdown.comment(marker)));
        for (Notes.Related other : found.related()) {
            text.append("<br>")
                    .append(Markdown.comment(other.message()))
                    .append(": ")
                    .append(Markdown.cell(inspection.shown(other.span()).toString()));
        }
        found.help()
                .ifPresent(help ->
                        text.append("<br>*").append(Markdown.comment(help)).append("*"));
        found.snippet().forEach(line -> text.append("<br>").append(Markdown.cell(line)));
        return text.toString();
    }
}
