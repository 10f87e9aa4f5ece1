package mgwc.compiler.diagnostic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import mgwc.layout.Folder;

/**
 * What one run of the compiler found, as it is shown: in order, and nothing twice.
 *
 * @param accepted findings that hold and do not count
 */
public record Report(List<Diagnostic> diagnostics, List<Diagnostic> accepted) {

    public Report {
        diagnostics = List.copyOf(diagnostics);
        accepted = List.copyOf(accepted);
    }

    /** A report of findings that all count. */
    public Report(List<Diagnostic> diagnostics) {
        this(diagnostics, List.of());
    }

    /**
     * Puts findings in order and makes one of those that differ in nothing but their environments. A finding that holds
     * without an environment holds in all of them.
     */
    public static Report of(Collection<Diagnostic> findings) {
        Map<Diagnostic, SortedSet<String>> environments = new LinkedHashMap<>();
        List<Diagnostic> everywhere = new ArrayList<>();
        for (Diagnostic finding : withoutFurtherPlaces(findings)) {
            Diagnostic bare = finding.withEnvironments(new TreeSet<>());
            environments.computeIfAbsent(bare, key -> new TreeSet<>()).addAll(finding.environments());
            if (finding.environments().isEmpty()) {
                everywhere.add(bare);
            }
        }
        everywhere.forEach(finding -> environments.put(finding, new TreeSet<>()));
        List<Diagnostic> merged = new ArrayList<>();
        environments.forEach((finding, names) -> merged.add(finding.withEnvironments(names)));
        merged.sort(null);
        Map<Boolean, List<Diagnostic>> parts = merged.stream()
                .collect(Collectors.partitioningBy(
                        finding -> finding.acceptance().isPresent()));
        return new Report(parts.getOrDefault(false, List.of()), parts.getOrDefault(true, List.of()));
    }

    /**
     * A rule of the workspace that fails is at fault itself, however many values it meets: its findings are at the rule
     * and name one of the values. Of these the first is kept.
     */
    private static List<Diagnostic> withoutFurtherPlaces(Collection<Diagnostic> findings) {
        Map<Diagnostic, Notes.Related> first = new HashMap<>();
        for (Diagnostic finding : findings) {
            if (isAboutItsRule(finding)) {
                first.merge(bare(finding), finding.related().getFirst(), Report::earlier);
            }
        }
        List<Diagnostic> kept = new ArrayList<>();
        for (Diagnostic finding : findings) {
            Notes.Related related = isAboutItsRule(finding) ? first.get(bare(finding)) : null;
            kept.add(
                    related == null
                            ? finding
                            : finding.withoutRelated().withRelated(related.span(), related.message()));
        }
        return kept;
    }

    private static Diagnostic bare(Diagnostic finding) {
        return finding.withoutRelated().withEnvironments(new TreeSet<>());
    }

    private static boolean isAboutItsRule(Diagnostic finding) {
        return finding.rule().startsWith("policy/")
                && Folder.POLICIES.holds(finding.span().file())
                && finding.related().size() == 1;
    }

    private static Notes.Related earlier(Notes.Related one, Notes.Related other) {
        return one.span().compareTo(other.span()) <= 0 ? one : other;
    }

    public long count(Severity severity) {
        return diagnostics.stream()
                .filter(diagnostic -> diagnostic.severity() == severity)
                .count();
    }

    public boolean hasErrors() {
        return count(Severity.ERROR) > 0;
    }

    /** {@code 3 errors, 1 warning in 2 files (1 accepted)}; {@code no findings} when there are none. */
    public String summary() {
        String rest = accepted.isEmpty() ? "" : " (" + accepted.size() + " accepted)";
        if (diagnostics.isEmpty()) {
            return "no findings" + rest;
        }
        List<String> parts = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            long count = count(severity);
            if (count > 0) {
                parts.add(counted(count, severity == Severity.INFO ? "note" : severity.toString()));
            }
        }
        long files = diagnostics.stream()
                .map(diagnostic -> diagnostic.span().file())
                .distinct()
                .count();
        return String.join(", ", parts) + " in " + counted(files, "file") + rest;
    }

    private static String counted(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
