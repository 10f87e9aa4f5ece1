package mgwc.compiler.fix;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import mgwc.compiler.fix.Fix.Edit;
import mgwc.compiler.report.Diagnostic;
import mgwc.compiler.report.Inspection;
import mgwc.compiler.report.Outcome;
import mgwc.compiler.report.Report;
import mgwc.compiler.rule.AcceptanceRules;
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
        Set<String> environments = Inspection.environmentsOf(tree.files().keySet());
        Map<String, List<Done>> byFile = new TreeMap<>();
        for (Diagnostic finding : report.diagnostics()) {
            if (isSure(finding, report, environments)) {
                tree.file(finding.span().file())
                        .flatMap(file -> FixCatalog.find(finding, file))
                        .ifPresent(fix -> byFile.computeIfAbsent(finding.span().file(), path -> new ArrayList<>())
                                .add(new Done(finding, fix)));
            }
        }
        SortedMap<String, SourceFile> files = new TreeMap<>(tree.files());
        List<Done> all = new ArrayList<>(done);
        byFile.forEach((path, fixes) -> {
            List<Done> apart = apart(fixes);
            files.computeIfPresent(path, (same, file) -> edited(file, apart));
            all.addAll(apart);
        });
        return new Repairs(new SourceTree(Optional.empty(), files), all);
    }

    /**
     * What holds in some environments only is not to be changed for all. And while there are errors, a waiver may be
     * unused because what it covers was not looked for.
     */
    private static boolean isSure(Diagnostic finding, Report report, Set<String> environments) {
        boolean ofOne = finding.span().file().startsWith("environments/");
        boolean ofAll =
                finding.environments().isEmpty() || finding.environments().containsAll(environments);
        boolean waiver = finding.rule().equals(AcceptanceRules.UNUSED_WAIVER.id());
        return (ofOne || ofAll) && !(waiver && report.hasErrors());
    }

    /** Of fixes that touch the first; the others wait for the next round. */
    private static List<Done> apart(Collection<Done> fixes) {
        List<Done> apart = new ArrayList<>();
        int end = -1;
        for (Done done : fixes.stream()
                .sorted(Comparator.comparingInt(
                        done -> done.fix().edits().getFirst().from()))
                .toList()) {
            if (done.fix().edits().getFirst().from() > end) {
                apart.add(done);
                end = done.fix().edits().getLast().to();
            }
        }
        return apart;
    }

    private static SourceFile edited(SourceFile file, List<Done> fixes) {
        StringBuilder text = new StringBuilder(new String(file.content(), StandardCharsets.UTF_8));
        List<Edit> edits =
                fixes.stream().flatMap(done -> done.fix().edits().stream()).toList();
        for (Edit edit : edits.reversed()) {
            text.replace(edit.from(), edit.to(), edit.text());
        }
        return new SourceFile(file.path(), text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
