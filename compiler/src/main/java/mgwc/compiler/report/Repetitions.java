package mgwc.compiler.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Severity;

/** Findings of one file that say the same in the same words, as reports for people show them: once, with a count. */
final class Repetitions {

    /** Fewer are shown one by one. */
    private static final int FEWEST = 4;

    private static final int MOST_LINES = 8;

    private Repetitions() {}

    /** All that a finding says, but for its place in the file. */
    private record Words(
            String rule,
            Severity severity,
            String file,
            String message,
            Optional<String> marker,
            Optional<String> help,
            SortedSet<String> environments) {

        static Words of(Diagnostic found) {
            return new Words(
                    found.rule(),
                    found.severity(),
                    found.span().file(),
                    found.message(),
                    found.marker(),
                    found.help(),
                    found.environments());
        }
    }

    /** The findings in their order; those that many others repeat are together, at the place of the first. */
    static List<List<Diagnostic>> of(List<Diagnostic> findings) {
        Map<Words, List<Diagnostic>> alike = new LinkedHashMap<>();
        findings.forEach(found -> alike.computeIfAbsent(Words.of(found), words -> new ArrayList<>())
                .add(found));
        List<List<Diagnostic>> groups = new ArrayList<>();
        for (Diagnostic found : findings) {
            Words words = Words.of(found);
            List<Diagnostic> same = alike.getOrDefault(words, List.of());
            if (same.size() >= FEWEST) {
                groups.add(same);
                alike.put(words, List.of());
            } else if (!same.isEmpty()) {
                groups.add(List.of(found));
            }
        }
        return groups;
    }

    /** {@code 244 more like this in the file, in lines 12, 19 and 242 more}; empty for a finding alone. */
    static Optional<String> words(List<Diagnostic> alike) {
        List<Diagnostic> others = alike.subList(1, alike.size());
        if (others.isEmpty()) {
            return Optional.empty();
        }
        String lines = others.stream()
                .map(found -> Integer.toString(found.span().startLine()))
                .distinct()
                .limit(MOST_LINES)
                .collect(Collectors.joining(", "));
        boolean cut = others.stream()
                        .map(found -> found.span().startLine())
                        .distinct()
                        .count()
                > MOST_LINES;
        return Optional.of(others.size() + " more like this in the file, in lines " + lines + (cut ? ", …" : ""));
    }
}
