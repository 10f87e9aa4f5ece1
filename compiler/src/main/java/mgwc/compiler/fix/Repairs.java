package mgwc.compiler.fix;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Fix;
import mgwc.compiler.diagnostic.Fix.Edit;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.diagnostic.Report;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.source.SourceTree;

/**
 * Puts right what can be put right in a workspace: all findings whose fixes do not touch, then those that are found
 * after that, until there is nothing more to do.
 *
 * @param tree with everything put right
 * @param done in the order it was done
 */
public record Repairs(SourceTree tree, List<Done> done) {

    private static final int MOST_ROUNDS = 20;

    public Repairs {
        done = List.copyOf(done);
    }

    /** A finding as it stood when it was put right. */
    public record Done(Diagnostic finding, Fix fix) {}

    /** @param check finds everything in all environments of a tree */
    public static Repairs of(SourceTree tree, Function<Outcome<SourceTree>, List<Diagnostic>> check) {
        Repairs repairs = new Repairs(tree, List.of());
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Repairs next = repairs.round(Report.of(check.apply(Outcome.of(repairs.tree))));
            if (next.done.size() == repairs.done.size()) {
                break;
            }
            repairs = next;
        }
        return repairs;
    }

    private Repairs round(Report report) {
        SafeFixes fixes = new SafeFixes(tree, report);
        Map<String, List<Done>> byFile = new TreeMap<>();
        for (Diagnostic finding : report.diagnostics()) {
            fixes.of(finding)
                    .ifPresent(fix -> byFile.computeIfAbsent(finding.span().file(), path -> new ArrayList<>())
                            .add(new Done(finding, fix)));
        }
        SortedMap<String, SourceFile> files = new TreeMap<>(tree.files());
        List<Done> all = new ArrayList<>(done);
        byFile.forEach((path, found) -> {
            List<Done> apart = apart(found);
            List<Edit> edits =
                    apart.stream().flatMap(one -> one.fix().edits().stream()).toList();
            fixes.file(path).ifPresent(file -> files.put(path, file.text().with(edits)));
            all.addAll(apart);
        });
        return new Repairs(new SourceTree(Optional.empty(), files), all);
    }

    /** Of fixes that touch the first; the others wait for the next round. */
    private static List<Done> apart(Collection<Done> fixes) {
        List<Done> apart = new ArrayList<>();
        for (Done done : fixes.stream()
                .sorted(Comparator.comparing(
                        done -> done.fix().edits().getFirst().span()))
                .toList()) {
            SourceSpan start = done.fix().edits().getFirst().span();
            if (apart.isEmpty()
                    || isBefore(apart.getLast().fix().edits().getLast().span(), start)) {
                apart.add(done);
            }
        }
        return apart;
    }

    private static boolean isBefore(SourceSpan one, SourceSpan other) {
        return one.endLine() < other.startLine()
                || (one.endLine() == other.startLine() && one.endColumn() < other.startColumn());
    }
}
