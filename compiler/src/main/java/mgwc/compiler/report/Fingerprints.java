package mgwc.compiler.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Report;
import mgwc.compiler.diagnostic.SourceLines;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.release.Digest;

/**
 * Names for findings that stay when lines move: of rule, file, message and the text of the line, with a number where
 * all that is equal. Lines with a confidential finding are left out: who knows a hash can try secrets.
 */
final class Fingerprints {

    private static final int DIGITS = 32;

    private final Map<Diagnostic, String> names = new HashMap<>();

    Fingerprints(Inspection inspection) {
        Report report = inspection.report();
        SourceLines source = inspection.lines();
        Map<String, List<String>> lines = new HashMap<>();
        Map<String, Integer> seen = new HashMap<>();
        Set<String> secret = linesWithSecrets(report);
        for (Diagnostic found : report.diagnostics()) {
            SourceSpan span = found.span();
            List<String> all = lines.computeIfAbsent(span.file(), source::lines);
            boolean shown = span.startLine() <= all.size() && !secret.contains(line(span.file(), span.startLine()));
            String text = shown ? all.get(span.startLine() - 1).strip() : "";
            String identity =
                    String.join("\0", found.rule(), inspection.shown(span).file(), found.message(), text);
            int occurrence = seen.merge(identity, 1, Integer::sum);
            names.put(found, Digest.of(identity + "\0" + occurrence).first(DIGITS));
        }
    }

    /** 32 hexadecimal digits; different for any two findings of the report. */
    String of(Diagnostic found) {
        return names.getOrDefault(found, "");
    }

    private static Set<String> linesWithSecrets(Report report) {
        Set<String> lines = new TreeSet<>();
        for (Diagnostic found : report.diagnostics()) {
            SourceSpan span = found.span();
            for (int line = span.startLine(); found.confidential() && line <= span.endLine(); line++) {
                lines.add(line(span.file(), line));
            }
        }
        return lines;
    }

    private static String line(String file, int line) {
        return file + ":" + line;
    }
}
