package mgwc.compiler.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mgwc.compiler.change.Change;
import mgwc.compiler.change.EffectiveValue;
import mgwc.compiler.change.Subject;
import mgwc.compiler.diff.EnvironmentDifference;
import mgwc.compiler.diff.Intent;
import mgwc.compiler.text.PrintableText;

/** Differences of two environments as text and as Markdown, what may be an accident first. */
public final class CompareText {

    private CompareText() {}

    /** @param names of the first and the second environment */
    public static String text(List<EnvironmentDifference> differences, List<String> names) {
        int width = Math.max(names.getFirst().length(), names.getLast().length());
        StringBuilder out = new StringBuilder();
        Optional<Intent> intent = Optional.empty();
        Optional<Subject> subject = Optional.empty();
        for (EnvironmentDifference difference : differences) {
            Change change = difference.change();
            if (!intent.equals(Optional.of(difference.intent()))) {
                intent = Optional.of(difference.intent());
                subject = Optional.empty();
                out.append(out.isEmpty() ? "" : "\n")
                        .append(difference.intent().heading())
                        .append('\n');
            }
            if (!subject.equals(Optional.of(change.subject()))) {
                subject = Optional.of(change.subject());
                out.append("  ").append(change.subject()).append('\n');
            }
            if (!change.path().isRoot()) {
                out.append("    ")
                        .append(PrintableText.excerpt(change.path().dotted()))
                        .append('\n');
            }
            out.append(side(names.getFirst(), width, change.before()));
            out.append(side(names.getLast(), width, change.after()));
        }
        return out.append(out.isEmpty() ? "" : "\n")
                .append(summary(differences))
                .append('\n')
                .toString();
    }

    private static String side(String name, int width, Optional<EffectiveValue> value) {
        String text = value.map(set -> PrintableText.excerpt(set.text()) + "  ("
                        + PrintableText.excerpt(EnvironmentDifference.origin(value)) + ")")
                .orElse("-");
        return "      " + name + " ".repeat(width - name.length()) + "  " + text + "\n";
    }

    /** {@code 4 differences: 1 one-sided, 3 meant}. */
    static String summary(List<EnvironmentDifference> differences) {
        if (differences.isEmpty()) {
            return "no differences";
        }
        List<String> parts = new ArrayList<>();
        for (Intent intent : Intent.values()) {
            long count = differences.stream()
                    .filter(difference -> difference.intent() == intent)
                    .count();
            if (count > 0) {
                parts.add(count + " " + intent);
            }
        }
        String total = differences.size() == 1 ? "1 difference" : differences.size() + " differences";
        return total + ": " + String.join(", ", parts);
    }

    /** No longer than {@link ReviewMarkdown#LARGEST} bytes; what does not fit is counted. */
    public static String markdown(List<EnvironmentDifference> differences, List<String> names) {
        StringBuilder out = new StringBuilder();
        out.append("<!-- mgwc:compare -->\n### ")
                .append(ReviewCells.value(names.getFirst()))
                .append(" and ")
                .append(ReviewCells.value(names.getLast()))
                .append("\n\n")
                .append(summary(differences))
                .append("\n\n");
        if (differences.isEmpty()) {
            return out.toString();
        }
        out.append("| | What | ")
                .append(ReviewCells.value(names.getFirst()))
                .append(" | ")
                .append(ReviewCells.value(names.getLast()));
        out.append(" |\n|---|---|---|---|\n");
        int left = 0;
        int room = ReviewMarkdown.LARGEST - ReviewMarkdown.RESERVED - ReviewCells.bytes(out.toString());
        for (EnvironmentDifference difference : differences) {
            String row = row(difference);
            room -= ReviewCells.bytes(row);
            if (left == 0 && room >= 0) {
                out.append(row);
            } else {
                left++;
            }
        }
        return left == 0 ? out.toString() : out + "\n**" + left + " more left out here.**\n";
    }

    private static String row(EnvironmentDifference difference) {
        Change change = difference.change();
        String name = change.subject().name().isEmpty()
                ? ""
                : " " + ReviewCells.value(change.subject().name());
        return "| " + difference.intent() + " | " + change.subject().kind() + name
                + (change.path().isRoot()
                        ? ""
                        : " " + ReviewCells.value(change.path().dotted())) + " | "
                + cell(change.before()) + " | " + cell(change.after()) + " |\n";
    }

    private static String cell(Optional<EffectiveValue> value) {
        return value.map(set ->
                        ReviewCells.value(set.text()) + ", " + ReviewCells.value(EnvironmentDifference.origin(value)))
                .orElse("");
    }
}
