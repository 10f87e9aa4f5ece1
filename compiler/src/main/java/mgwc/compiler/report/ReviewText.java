package mgwc.compiler.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mgwc.compiler.change.Change;
import mgwc.compiler.change.ChangeRule;
import mgwc.compiler.change.JudgedChange;
import mgwc.compiler.change.Risk;
import mgwc.compiler.change.Subject;
import mgwc.compiler.diff.ChangeSet;
import mgwc.compiler.diff.CompiledDiff;
import mgwc.compiler.diff.Review;
import mgwc.compiler.text.Palette;
import mgwc.compiler.text.PrintableText;
import mgwc.compiler.text.Tone;

/** A review for a terminal: one block for each subject, what to look at first on top. */
public final class ReviewText {

    private final Palette palette;

    private ReviewText(Palette palette) {
        this.palette = palette;
    }

    /** Without colours; see {@link #write(Review, boolean, Palette, Appendable)}. */
    public static void write(Review review, boolean compiled, Appendable out) throws IOException {
        write(review, compiled, new Palette(false), out);
    }

    /** @param compiled whether the diff of the compiled files follows */
    public static void write(Review review, boolean compiled, Palette palette, Appendable out) throws IOException {
        List<SharedChanges> shared = SharedChanges.of(review.environments());
        boolean several = review.environments().size() > 1;
        ReviewText text = new ReviewText(palette);
        for (SharedChanges block : shared) {
            text.block(block, several, out);
        }
        if (compiled) {
            text.compiled(review.compiled(), several, out);
        }
        for (String line : uncompared(review)) {
            out.append(palette.paint(Tone.YELLOW, line)).append('\n');
        }
        out.append(palette.paint(Tone.BOLD, summary(review, shared))).append('\n');
    }

    /** The changes of one environment alone, without colours. */
    public static void write(ChangeSet set, Appendable out) throws IOException {
        write(set, new Palette(false), out);
    }

    /** The changes of one environment alone. */
    public static void write(ChangeSet set, Palette palette, Appendable out) throws IOException {
        List<SharedChanges> shared = SharedChanges.of(Map.of("", set));
        ReviewText text = new ReviewText(palette);
        for (SharedChanges block : shared) {
            text.block(block, false, out);
        }
        out.append(palette.paint(Tone.BOLD, summary(shared))).append('\n');
    }

    private void block(SharedChanges block, boolean several, Appendable out) throws IOException {
        JudgedChange first = block.changes().getFirst();
        boolean whole = first.change().path().isRoot();
        String where = several ? " in " + String.join(", ", block.environments()) : "";
        out.append(whole ? paintedMark(first.change()) + " " : "")
                .append(palette.paint(Tone.BOLD, block.subject() + where))
                .append(whole ? ": " + values(first.change()) : "")
                .append('\n');
        for (JudgedChange judged : block.changes()) {
            Change change = judged.change();
            if (!change.path().isRoot()) {
                out.append("  ")
                        .append(paintedMark(change) + " "
                                + PrintableText.excerpt(change.path().dotted()) + ": " + values(change))
                        .append(
                                judged.alike() > 0
                                        ? " (and " + judged.alikeText() + " more through the same line)"
                                        : "")
                        .append('\n');
            }
            out.append("      ").append(meaning(judged.rule())).append('\n');
            out.append("      ")
                    .append(palette.paint(
                            Tone.BLUE, PrintableText.excerpt(change.span().toString())))
                    .append('\n');
        }
        out.append('\n');
    }

    private String meaning(ChangeRule rule) {
        Optional<Tone> tone = switch (rule.risk()) {
            case HIGH -> Optional.of(Tone.RED);
            case MEDIUM -> Optional.of(Tone.YELLOW);
            case LOW, NONE -> Optional.empty();
        };
        String risk = rule.risk().toString();
        return tone.map(with -> palette.paint(with, risk)).orElse(risk)
                + (rule.breaking() ? ", " + palette.paint(Tone.RED, "breaking") : "") + ", " + rule.consequence() + ": "
                + rule.title()
                + " [" + rule.id() + "]";
    }

    static String mark(Change change) {
        return switch (change) {
            case Change.Added ignored -> "+";
            case Change.Removed ignored -> "-";
            case Change.Modified ignored -> "~";
        };
    }

    private String paintedMark(Change change) {
        return palette.paint(
                switch (change) {
                    case Change.Added ignored -> Tone.GREEN;
                    case Change.Removed ignored -> Tone.RED;
                    case Change.Modified ignored -> Tone.YELLOW;
                },
                mark(change));
    }

    private String values(Change change) {
        return switch (change) {
            case Change.Added added ->
                palette.paint(Tone.GREEN, PrintableText.excerpt(added.now().text()));
            case Change.Removed removed ->
                palette.paint(Tone.RED, PrintableText.excerpt(removed.old().text()));
            case Change.Modified modified ->
                palette.paint(Tone.RED, PrintableText.excerpt(modified.old().text())) + " -> "
                        + palette.paint(
                                Tone.GREEN, PrintableText.excerpt(modified.now().text()));
        };
    }

    /** A line of a unified diff. */
    private String paintedLine(String line) {
        return switch (line.isEmpty() ? ' ' : line.charAt(0)) {
            case '+' -> palette.paint(Tone.GREEN, line);
            case '-' -> palette.paint(Tone.RED, line);
            case '@' -> palette.paint(Tone.CYAN, line);
            default -> line;
        };
    }

    private void compiled(Map<String, CompiledDiff> diffs, boolean several, Appendable out) throws IOException {
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
                    out.append(paintedLine(line)).append('\n');
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
