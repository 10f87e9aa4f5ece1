package mgwc.compiler.report;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Report;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.report.ReadLines.Place;
import mgwc.release.Digest;

/**
 * Names for findings that stay when lines move: of rule, file, message and the text of the line, with a number where
 * all that is equal. Lines with a confidential finding are left out: who knows a hash can try secrets.
 */
final class Fingerprints {

    private static final int DIGITS = 32;
    private static final int LONG = 1_000;

    private final Map<Diagnostic, String> names = new HashMap<>();

    Fingerprints(Inspection inspection) {
        Report report = inspection.report();
        ReadLines lines = new ReadLines(inspection.lines());
        Map<Place, String> texts = new HashMap<>();
        Map<String, Integer> seen = new HashMap<>();
        Set<Place> secret = linesWithSecrets(report);
        for (Diagnostic found : report.diagnostics()) {
            SourceSpan span = found.span();
            Place place = new Place(span.file(), span.startLine());
            String text = texts.computeIfAbsent(place, at -> secret.contains(at) ? "" : identity(lines, at));
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

    /** A line without the spaces around it, or its digest if it is long: findings on one long line are many. */
    private static String identity(ReadLines lines, Place place) {
        String text = lines.line(place.file(), place.line())
                .map(line -> line.text().strip())
                .orElse("");
        return text.length() <= LONG ? text : Digest.of(text).toString();
    }

    private static Set<Place> linesWithSecrets(Report report) {
        Set<Place> lines = new HashSet<>();
        for (Diagnostic found : report.diagnostics()) {
            SourceSpan span = found.span();
            for (int line = span.startLine(); found.confidential() && line <= span.endLine(); line++) {
                lines.add(new Place(span.file(), line));
            }
        }
        return lines;
    }
}
