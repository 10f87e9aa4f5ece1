package mgwc.compiler.format;

import java.util.List;
import java.util.Optional;
import mgwc.compiler.format.Layout.Block;
import mgwc.compiler.format.Layout.Collection;
import mgwc.compiler.format.Layout.Folded;
import mgwc.compiler.format.Layout.Part;
import mgwc.compiler.format.Layout.Piece;
import mgwc.compiler.format.Layout.Word;

/** Writes a layout in its canonical form: two spaces a level, one between key and value, one before a comment. */
final class LayoutWriter {

    private static final int STEP = 2;

    private final StringBuilder out;

    /** Whether a blank line written now would become part of a block scalar. */
    private boolean blankCounts;

    private LayoutWriter(int size) {
        this.out = new StringBuilder(size);
    }

    static String write(Layout layout, KeyOrder order, int size) {
        LayoutWriter writer = new LayoutWriter(size);
        List<String> prologue = layout.prologue();
        writer.lines(prologue, 0, true);
        writer.root(layout.root(), order);
        return writer.out.toString();
    }

    private void root(Piece root, KeyOrder order) {
        if (root instanceof Collection all) {
            if (all.inline()) {
                out.append(inline(all, order)).append('\n');
            }
            parts(all, 0, order, false);
        }
    }

    /** @param compact whether the line is indented already and the first part goes on in it */
    private void parts(Collection all, int indent, KeyOrder order, boolean compact) {
        List<Part> parts = all.mapping() ? order.sorted(all.parts()) : all.parts();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            boolean first = i == 0;
            lines(part.head(), indent, first);
            if (!(first && compact)) {
                indent(indent);
            }
            part(part, indent, order.below(part, i));
            lines(part.after(), indent, false);
        }
        lines(all.foot(), indent, false);
    }

    private void part(Part part, int indent, KeyOrder order) {
        out.append(part.key().map(key -> Quotes.inBlock(key) + ":").orElse("-"));
        part.keyRemark().ifPresent(remark -> out.append(' ').append(remark));
        boolean below = part.keyRemark().isPresent() || !part.inner().isEmpty();
        if (part.value() instanceof Collection all && !all.inline()) {
            boolean compact = part.key().isEmpty() && !below && startsAtOnce(all, order);
            out.append(compact ? ' ' : '\n');
            parts(all, indent + STEP, order, compact);
            return;
        }
        out.append(below ? '\n' : ' ');
        if (below) {
            lines(part.inner(), indent + STEP, true);
            indent(indent + STEP);
        }
        value(part.value(), part.remark(), indent + STEP, order);
    }

    private static boolean startsAtOnce(Collection all, KeyOrder order) {
        List<Part> parts = all.mapping() ? order.sorted(all.parts()) : all.parts();
        return parts.getFirst().head().stream().allMatch(String::isEmpty);
    }

    private void value(Piece value, Optional<String> remark, int indent, KeyOrder order) {
        switch (value) {
            case Word word -> {
                out.append(Quotes.inBlock(word));
                end(remark);
            }
            case Collection all -> {
                out.append(inline(all, order));
                end(remark);
            }
            case Folded folded -> {
                out.append(folded.lines().getFirst());
                for (String line : folded.lines().subList(1, folded.lines().size())) {
                    out.append('\n');
                    indent(line.isEmpty() ? 0 : indent);
                    out.append(line);
                }
                end(remark);
            }
            case Block block -> {
                out.append(block.header());
                end(block.remark());
                block.lines().forEach(line -> line(line, indent));
                blankCounts = block.header().indexOf('+') >= 0;
            }
        }
    }

    private void end(Optional<String> remark) {
        remark.ifPresent(comment -> out.append(' ').append(comment));
        out.append('\n');
    }

    private static String inline(Piece piece, KeyOrder order) {
        return switch (piece) {
            case Word word -> Quotes.inFlow(word);
            case Collection all -> {
                StringBuilder text = new StringBuilder().append(all.mapping() ? '{' : '[');
                List<Part> parts = all.mapping() ? order.sorted(all.parts()) : all.parts();
                for (int i = 0; i < parts.size(); i++) {
                    Part part = parts.get(i);
                    text.append(i == 0 ? "" : ", ");
                    part.key().ifPresent(key -> text.append(Quotes.inFlow(key)).append(": "));
                    text.append(inline(part.value(), order.below(part, i)));
                }
                yield text.append(all.mapping() ? '}' : ']').toString();
            }
            case Folded ignored -> throw new IllegalStateException("several lines within one");
            case Block ignored -> throw new IllegalStateException("a block scalar within brackets");
        };
    }

    /** @param first whether blank lines at the start are left out */
    private void lines(List<String> lines, int indent, boolean first) {
        for (int i = 0; i < lines.size(); i++) {
            boolean leftOut = lines.get(i).isEmpty() && ((first && i == 0) || blankCounts);
            if (!leftOut) {
                line(lines.get(i), indent);
            }
        }
    }

    private void line(String line, int indent) {
        if (!line.isEmpty()) {
            indent(indent);
        }
        out.append(line).append('\n');
    }

    private void indent(int spaces) {
        blankCounts = false;
        for (int i = 0; i < spaces; i++) {
            out.append(' ');
        }
    }
}
