package mgwc.compiler.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mgwc.compiler.change.Change;
import mgwc.compiler.change.ChangeRule;
import mgwc.compiler.change.JudgedChange;
import mgwc.compiler.change.Risk;
import mgwc.compiler.change.Subject;
import mgwc.compiler.diff.ChangeSet;
import mgwc.compiler.diff.CompiledDiff;
import mgwc.compiler.diff.Review;
import mgwc.compiler.text.PrintableText;

/** A review for a terminal: one block for each subject, what to look at first on top. */
public final class ReviewText {

    private ReviewText() {}

    /** @param compiled whether the diff of the compiled files follows */
    public static void write(Review review, boolean compiled, Appendable out) throws IOException {
        List<SharedChanges> shared = SharedChanges.of(review.environments());
        boolean several = review.environments().size() > 1;
        for (SharedChanges block : shared) {
            block(block, several, out);
        }
        if (compiled) {
            compiled(review.compiled(), several, out);
        }
        for (String line : uncompared(review)) {
            out.append(line).append('\n');
        }
        out.append(summary(review, shared)).append('\n');
    }

    /** The changes of one environment alone. */
    public static void write(ChangeSet set, Appendable out) throws IOException {
        List<SharedChanges> shared = SharedChanges.of(Map.of("", set));
        for (SharedChanges block : shared) {
            block(block, false, out);
        }
        out.append(summary(shared)).append('\n');
    }

    private static void block(SharedChanges block, boolean several, Appendable out) throws IOException {
        JudgedChange first = block.changes().getFirst();
        boolean whole = first.change().path().isRoot();
        String where = several ? " in " + String.join(", ", block.environments()) : "";
        out.append(whole ? mark(first.change()) + " " : "")
                .append(block.subject().toString())
                .append(where)
                .append(whole ? ": " + values(first.change()) : "")
                .append('\n');
        for (JudgedChange judged : block.changes()) {
            Change change = judged.change();
            if (!change.path().isRoot()) {
                out.append("  ")
                        .append(mark(change) + " "
                                + PrintableText.excerpt(change.path().dotted()) + ": " + values(change))
                        .append(judged.alike() > 0 ? " (and " + judged.alike() + " more through the same line)" : "")
                        .append('\n');
            }
            out.append("      ").append(meaning(judged.rule())).append('\n');
            out.append("      ")
                    .append(PrintableText.excerpt(change.span().toString()))
                    .append('\n');
        }
        out.append('\n');
    }

    private static String meaning(ChangeRule rule) {
        return rule.risk() + (rule.breaking() ? ", breaking" : "") + ", " + rule.consequence() + ": " + rule.title()
                + " [" + rule.id() + "]";
    }

    static String mark(Change change) {
        return switch (change) {
            case Change.Added ignored -> "+";
            case Change.Removed ignored -> "-";
            case Change.Modified ignored -> "~";
        };
    }

    private static String values(Change change) {
        return switch (change) {
            case Change.Added added -> PrintableText.excerpt(added.now().text());
            case Change.Removed removed -> PrintableText.excerpt(removed.old().text());
            case Change.Modified modified ->
                PrintableText.excerpt(modified.old().text()) + " -> "
                        + PrintableText.excerpt(modified.now().text());
        };
    }

    private static void compiled(Map<String, CompiledDiff> diffs, boolean several, Appendable out) throws IOException {
        for (Map.Entry<String, CompiledDiff> diff : diffs.entrySet()) {
            String where = several ? " of " + diff.getKey() : "";
            if (!diff.getValue().comparable()) {
                out.append("compiled files")
                        .append(where)
                        .append(" cannot be compared: ")
                        .append(PrintableText.excerpt(
                                String.join(" and ", diff.getValue().broken())))
                        .append(" does not compile, `mgwc validate` says why\n\n");
            }
            for (Map.Entry<Subject, List<String>> part : diff.getValue().parts().entrySet()) {
                out.append("compiled files")
                        .append(where)
                        .append(", ")
                        .append(part.getKey().toString())
                        .append('\n');
                for (String line : part.getValue()) {
                    out.append(line).append('\n');
                }
                out.append('\n');
            }
        }
    }

    /** What is missing from the review and why, one line each. */
    static List<String> uncompared(Review review) {
        List<String> lines = new ArrayList<>();
        for (Review.Side side : List.of(review.before(), review.after())) {
            for (String file : side.broken()) {
                lines.add("broken in " + PrintableText.excerpt(side.name()) + ": " + PrintableText.excerpt(file));
            }
        }
        review.environments()
                .forEach((name, set) ->
                        set.uncompared().forEach(subject -> lines.add("not compared in " + name + ": " + subject)));
        return lines;
    }

    static String summary(Review review, List<SharedChanges> shared) {
        return shared.isEmpty() && review.isPartial() ? "no changes in what was compared" : summary(shared);
    }

    /** {@code 2 changed, 1 added; 1 high, 2 low; 1 breaks callers}. */
    static String summary(List<SharedChanges> shared) {
        int added = 0;
        int removed = 0;
        int modified = 0;
        for (JudgedChange judged : SharedChanges.all(shared).toList()) {
            switch (judged.change()) {
                case Change.Added ignored -> added++;
                case Change.Removed ignored -> removed++;
                case Change.Modified ignored -> modified++;
            }
        }
        List<String> kinds = new ArrayList<>();
        count(kinds, modified, "changed");
        count(kinds, added, "added");
        count(kinds, removed, "removed");
        if (kinds.isEmpty()) {
            return "no changes";
        }
        List<String> risks = new ArrayList<>();
        for (Risk risk : Risk.values()) {
            long count = SharedChanges.all(shared)
                    .filter(judged -> judged.rule().risk() == risk)
                    .count();
            count(risks, count, risk == Risk.NONE ? "without risk" : risk.toString());
        }
        long breaking = SharedChanges.all(shared)
                .filter(judged -> judged.rule().breaking())
                .count();
        String breaks = breaking == 0 ? "" : breaking == 1 ? "; 1 breaks callers" : "; " + breaking + " break callers";
        return String.join(", ", kinds) + "; " + String.join(", ", risks) + breaks;
    }

    private static void count(List<String> parts, long count, String word) {
        if (count > 0) {
            parts.add(count + " " + word);
        }
    }
}
