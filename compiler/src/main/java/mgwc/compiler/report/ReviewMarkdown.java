package mgwc.compiler.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mgwc.compiler.change.Change;
import mgwc.compiler.change.ChangeRule;
import mgwc.compiler.change.JudgedChange;
import mgwc.compiler.change.Risk;
import mgwc.compiler.change.Subject;
import mgwc.compiler.diff.CompiledDiff;
import mgwc.compiler.diff.Review;
import mgwc.compiler.text.Markdown;
import mgwc.compiler.text.PrintableText;

/**
 * A review as a comment on a change request: an overview, then one folded block for each subject, what to look at first
 * on top. Never longer than {@link #LARGEST}; what does not fit is left out by whole blocks, and counted.
 */
public final class ReviewMarkdown {

    /** Bytes of UTF-8. Comments may have 65,536 characters on the usual hosts; the rest is for what a job adds. */
    public static final int LARGEST = 60_000;

    /** Stands on the first line, so that a job finds the comment it wrote before. */
    public static final String MARKER = "<!-- mgwc:diff -->";

    private static final int OVERVIEW_ROWS = 50;
    private static final int BLOCK_ROWS = 60;
    private static final int NAMES = 12;
    private static final int COMPILED_LINES = 120;
    static final int RESERVED = 1_000;

    private final Review review;
    private final String base;
    private final List<SharedChanges> shared;
    private final StringBuilder out = new StringBuilder();
    private int size;

    private ReviewMarkdown(Review review, String base) {
        this.review = review;
        this.base = base;
        this.shared = SharedChanges.of(review.environments());
    }

    /** @param base address of the files of the later side, to link to; empty for no links */
    public static String of(Review review, String base) {
        return new ReviewMarkdown(review, base).write();
    }

    private String write() {
        add(MARKER + "\n### Gateway changes, "
                + ReviewCells.value(review.before().name()) + " to "
                + ReviewCells.value(review.after().name()) + "\n\n");
        add(ReviewText.summary(review, shared) + unchanged() + "\n\n");
        broken();
        overview();
        int left = 0;
        for (SharedChanges block : shared) {
            String full = block(block, true);
            String text = fits(full) ? full : block(block, false);
            if (left == 0 && fits(text)) {
                add(text);
            } else {
                left++;
            }
        }
        if (left > 0) {
            add("**" + left + " more left out here**; `mgwc diff` or `--format json` tells everything.\n");
        }
        return out.toString();
    }

    private boolean fits(String text) {
        return size + ReviewCells.bytes(text) <= LARGEST - RESERVED;
    }

    private void add(String text) {
        out.append(text);
        size += ReviewCells.bytes(text);
    }

    private String unchanged() {
        List<String> same = review.environments().entrySet().stream()
                .filter(environment -> environment.getValue().isEmpty()
                        && environment.getValue().uncompared().isEmpty())
                .map(environment -> ReviewCells.value(environment.getKey()))
                .toList();
        boolean some = !same.isEmpty() && !shared.isEmpty();
        return some ? ". No change in " + some(same) : "";
    }

    private void broken() {
        List<String> lines = ReviewText.uncompared(review);
        if (lines.isEmpty()) {
            return;
        }
        add("> **Not everything could be compared.**\n>\n");
        int told = addWhole(
                lines.stream()
                        .map(line -> "> - " + ReviewCells.value(line) + "\n")
                        .toList(),
                LARGEST / 4);
        if (lines.size() > told) {
            add("> - and " + (lines.size() - told) + " more\n");
        }
        add("\n");
    }

    private void overview() {
        if (shared.isEmpty()) {
            return;
        }
        add("| Risk | What | Environments | Changes |\n|---|---|---|---|\n");
        int rows = addWhole(shared.stream().map(this::overviewRow).toList(), LARGEST / 2);
        if (shared.size() > rows) {
            add("| | and " + (shared.size() - rows) + " more | | |\n");
        }
        add("\n");
    }

    private String overviewRow(SharedChanges block) {
        JudgedChange first = block.changes().getFirst();
        int more = block.changes().size() - 1;
        return "| " + risk(first.rule()) + " | " + name(block.subject()) + " | "
                + some(block.environments().stream().map(ReviewCells::value).toList()) + " | "
                + first.rule().title() + (more == 0 ? "" : " And " + more + " more.") + " |\n";
    }

    /** Adds the first of some lines, not too many and as long as there is room. Returns how many. */
    private int addWhole(List<String> lines, int room) {
        int added = 0;
        for (String line : lines) {
            if (added == OVERVIEW_ROWS || size + ReviewCells.bytes(line) > room) {
                break;
            }
            add(line);
            added++;
        }
        return added;
    }

    private static String some(List<String> environments) {
        int more = environments.size() - NAMES;
        String first = String.join(", ", environments.stream().limit(NAMES).toList());
        return more <= 0 ? first : first + " and " + more + " more";
    }

    private static String name(Subject subject) {
        return subject.name().isEmpty()
                ? subject.kind().toString()
                : subject.kind() + " " + ReviewCells.value(subject.name());
    }

    private static String risk(ChangeRule rule) {
        String risk = rule.risk() == Risk.HIGH ? "**high**" : rule.risk().toString();
        return risk + (rule.breaking() ? ", breaking" : "");
    }

    private String block(SharedChanges block, boolean withCompiled) {
        StringBuilder text = new StringBuilder();
        int count = block.changes().size();
        text.append("<details><summary><b>")
                .append(Markdown.html(PrintableText.excerpt(
                        block.subject().kind() + " " + block.subject().name())))
                .append("</b>, ")
                .append(Markdown.html(PrintableText.excerpt(some(List.copyOf(block.environments())))))
                .append(count == 1 ? ": 1 change" : ": " + count + " changes")
                .append(
                        "</summary>\n\n| | Setting | Before | After | Risk | Meaning | Where |\n|---|---|---|---|---|---|---|\n");
        block.changes().stream().limit(BLOCK_ROWS).forEach(judged -> text.append(row(judged)));
        if (count > BLOCK_ROWS) {
            text.append("| | and ").append(count - BLOCK_ROWS).append(" more | | | | | |\n");
        }
        if (withCompiled) {
            compiled(block, text);
        }
        return text.append("\n</details>\n\n").toString();
    }

    private String row(JudgedChange judged) {
        Change change = judged.change();
        ChangeRule rule = judged.rule();
        String place = change instanceof Change.Removed
                ? ReviewCells.place("", change.span()) + " (before)"
                : ReviewCells.place(base, change.span());
        return "| " + ReviewText.mark(change) + " | "
                + (change.path().isRoot() ? "" : ReviewCells.value(change.path().dotted()))
                + (judged.alike() > 0 ? " and " + judged.alikeText() + " alike" : "") + " | "
                + change.before().map(value -> ReviewCells.value(value.text())).orElse("") + " | "
                + change.after().map(value -> ReviewCells.value(value.text())).orElse("") + " | "
                + risk(rule) + " | " + rule.title() + " (" + rule.consequence() + ", " + rule.id() + ") | " + place
                + " |\n";
    }

    private void compiled(SharedChanges block, StringBuilder text) {
        for (Map.Entry<String, CompiledDiff> diff : review.compiled().entrySet()) {
            List<String> lines = new ArrayList<>(diff.getValue().parts().getOrDefault(block.subject(), List.of()));
            if (lines.isEmpty() || !block.environments().contains(diff.getKey())) {
                continue;
            }
            int count = lines.size();
            if (count > COMPILED_LINES) {
                lines = new ArrayList<>(lines.subList(0, COMPILED_LINES));
            }
            String fence = Markdown.fence(lines);
            text.append("\n<details><summary>Compiled, ")
                    .append(Markdown.html(PrintableText.excerpt(diff.getKey())))
                    .append(", ")
                    .append(count)
                    .append(" lines</summary>\n\n")
                    .append(fence)
                    .append("diff\n");
            lines.forEach(line -> text.append(PrintableText.excerpt(line)).append('\n'));
            if (count > COMPILED_LINES) {
                text.append("… ").append(count - COMPILED_LINES).append(" more lines\n");
            }
            text.append(fence).append("\n\n</details>\n");
        }
    }
}
