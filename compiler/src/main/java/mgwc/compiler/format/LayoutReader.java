package mgwc.compiler.format;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import mgwc.compiler.format.Layout.Collection;
import mgwc.compiler.format.Layout.Folded;
import mgwc.compiler.format.Layout.Part;
import mgwc.compiler.format.Layout.Piece;
import mgwc.compiler.format.Layout.Word;
import mgwc.compiler.yaml.YamlEvents;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * Takes a text apart: its values from the events of the YAML engine, the comments from what stands between them.
 *
 * <p>The text is one document without tags, anchors, missing values and keys that do not stand on one line; it is a
 * mapping or a list, has no carriage return and ends with a line end.
 */
final class LayoutReader {

    private static final String IN_BLOCK = "";
    private static final String IN_FLOW = ",";

    private final String text;
    private final boolean unterminated;
    private final Gap gap;
    private final Iterator<Event> events;
    private final int @Nullable [] offsets;
    private Event next;

    private LayoutReader(String text, boolean unterminated) {
        this.text = text;
        this.unterminated = unterminated;
        this.gap = new Gap(text);
        this.offsets = offsets(text);
        this.events = YamlEvents.of("text", text);
        this.next = events.next();
    }

    /** What a text is made of, and all its comments in order. */
    record Reading(Layout layout, List<String> comments) {}

    /**
     * Takes a text apart.
     *
     * @param unterminated whether its last line end was not there before
     */
    static Reading read(String text, boolean unterminated) {
        LayoutReader reader = new LayoutReader(text, unterminated);
        Layout layout = reader.document();
        return new Reading(layout, reader.gap.comments());
    }

    private Layout document() {
        while (next instanceof StreamStartEvent || next instanceof DocumentStartEvent) {
            next = events.next();
        }
        List<String> prologue = gap.lines(start(next));
        Placed root = value(List.of(), 0, IN_BLOCK);
        List<String> rest = new ArrayList<>(root.inner());
        root.remark().ifPresent(rest::add);
        rest.addAll(gap.lines(text.length()));
        if (!rest.isEmpty() && rest.getLast().isEmpty()) {
            rest.removeLast();
        }
        if (!(root.piece() instanceof Collection all)) {
            throw new IllegalStateException("a document that is a scalar");
        }
        Collection whole = new Collection(all.mapping(), all.parts().isEmpty(), all.parts(), joined(all.foot(), rest));
        return new Layout(prologue, whole);
    }

    /** A value, with the comments around it where they are written. */
    private record Placed(List<String> inner, Piece piece, Optional<String> remark) {}

    private Placed value(List<String> inner, int parentColumn, String separator) {
        Event event = take();
        if (event instanceof ScalarEvent scalar) {
            Piece piece = scalar(scalar, parentColumn);
            return new Placed(inner, piece, gap.remark(separator));
        }
        if (event instanceof CollectionStartEvent start) {
            return start.isFlow() ? flow(start, inner, separator) : block(start, inner, parentColumn);
        }
        throw new IllegalStateException("no value, but " + event.getEventId());
    }

    private Placed block(CollectionStartEvent start, List<String> inner, int parentColumn) {
        int column = mark(start.getStartMark()).getColumn();
        boolean mapping = start instanceof MappingStartEvent;
        List<Part> parts = new ArrayList<>();
        while (!(next instanceof CollectionEndEvent)) {
            add(parts, mapping ? entry(column, IN_BLOCK) : item(column));
        }
        take();
        boolean level = !mapping && column == parentColumn;
        List<String> foot = gap.indented(level ? column + 1 : column);
        leadWith(inner, parts);
        return new Placed(List.of(), new Collection(mapping, false, parts, foot), Optional.empty());
    }

    private Placed flow(CollectionStartEvent start, List<String> inner, String separator) {
        int from = start(start);
        if (text.charAt(from) != '{' && text.charAt(from) != '[') {
            return pair(from, inner);
        }
        gap.moveTo(from + 1);
        List<String> opening = new ArrayList<>(inner);
        gap.remark("").ifPresent(opening::add);
        boolean mapping = start instanceof MappingStartEvent;
        List<Part> parts = new ArrayList<>();
        while (!(next instanceof CollectionEndEvent)) {
            add(parts, mapping ? entry(0, IN_FLOW) : flowItem());
        }
        List<String> foot = trimmed(gap.lines(start(next)));
        int to = end(next);
        gap.moveTo(to);
        take();
        Optional<String> remark = gap.remark(separator);
        if (parts.isEmpty()) {
            return new Placed(joined(opening, foot), new Collection(mapping, true, parts, List.of()), remark);
        }
        if (text.substring(from, to).indexOf('\n') < 0) {
            return new Placed(opening, new Collection(mapping, true, parts, List.of()), remark);
        }
        leadWith(opening, parts);
        List<String> behind = joined(foot, remark.map(List::of).orElse(List.of()));
        return new Placed(List.of(), new Collection(mapping, false, parts, behind), Optional.empty());
    }

    /** The mapping of one entry that <code>[key: value]</code> holds (YAML 1.2.2 example 7.21). */
    private Placed pair(int from, List<String> inner) {
        List<Part> parts = new ArrayList<>();
        parts.add(entry(0, ""));
        boolean inline = text.substring(from, gap.at()).indexOf('\n') < 0
                && parts.getFirst().remark().isEmpty();
        take();
        if (!inline) {
            leadWith(inner, parts);
        }
        Collection mapping = new Collection(true, inline, parts, List.of());
        return new Placed(inline ? inner : List.of(), mapping, inline ? gap.remark(IN_FLOW) : Optional.empty());
    }

    private Part entry(int column, String separator) {
        List<String> head = gap.lines(start(next));
        Word key = key();
        Optional<String> keyRemark = gap.remark(":");
        List<String> inner = trimmed(gap.lines(start(next)));
        Placed value = value(inner, column, separator);
        return new Part(head, Optional.of(key), keyRemark, value.inner(), value.piece(), value.remark(), List.of());
    }

    private Part item(int column) {
        int dash = gap.dash(start(next));
        List<String> head = gap.lines(dash);
        gap.moveTo(dash + 1);
        Optional<String> dashRemark = gap.remark("");
        List<String> inner = trimmed(gap.lines(start(next)));
        Placed value = value(inner, column, IN_BLOCK);
        return new Part(head, Optional.empty(), dashRemark, value.inner(), value.piece(), value.remark(), List.of());
    }

    private Part flowItem() {
        List<String> head = gap.lines(start(next));
        Placed value = value(List.of(), 0, IN_FLOW);
        return new Part(
                head, Optional.empty(), Optional.empty(), value.inner(), value.piece(), value.remark(), List.of());
    }

    /** Comments that stand right below the part before, and apart from the new one, belong to the part before. */
    private static void add(List<Part> parts, Part part) {
        int blank = part.head().indexOf("");
        if (parts.isEmpty() || blank <= 0) {
            parts.add(part);
            return;
        }
        parts.set(parts.size() - 1, parts.getLast().withAfter(part.head().subList(0, blank)));
        parts.add(part.withHead(part.head().subList(blank, part.head().size())));
    }

    private static void leadWith(List<String> lines, List<Part> parts) {
        Part first = parts.getFirst();
        parts.set(0, first.withHead(joined(trimmed(lines), trimmed(first.head()))));
    }

    private Word key() {
        if (take() instanceof ScalarEvent key && scalar(key, 0) instanceof Word word) {
            return word;
        }
        throw new IllegalStateException("a key that is not on one line");
    }

    private Piece scalar(ScalarEvent event, int parentColumn) {
        int from = start(event);
        int to = end(event);
        ScalarStyle style = event.getScalarStyle();
        if (style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED) {
            BlockText block = new BlockText(text, from);
            Layout.Block read = block.read(parentColumn, to, unterminated);
            read.remark().ifPresent(gap.comments()::add);
            gap.moveTo(block.end());
            return read;
        }
        gap.moveTo(to);
        String raw = text.substring(from, to);
        return raw.indexOf('\n') < 0 ? new Word(raw, event.getValue(), style) : new Folded(folded(raw, style));
    }

    private static List<String> folded(String raw, ScalarStyle style) {
        List<String> lines = new ArrayList<>();
        for (String line : raw.split("\n", -1)) {
            int from = 0;
            while (from < line.length() && isBlank(line.charAt(from))) {
                from++;
            }
            int to = line.length();
            while (to > from && isBlank(line.charAt(to - 1))) {
                to--;
            }
            boolean escaped = style == ScalarStyle.DOUBLE_QUOTED && to < line.length() && endsEscaping(line, from, to);
            lines.add(line.substring(from, escaped ? to + 1 : to));
        }
        return lines;
    }

    private static boolean endsEscaping(String line, int from, int to) {
        int backslashes = 0;
        while (to - 1 - backslashes >= from && line.charAt(to - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private Event take() {
        Event event = next;
        next = events.next();
        return event;
    }

    private int start(Event event) {
        return offset(mark(event.getStartMark()));
    }

    private int end(Event event) {
        return offset(mark(event.getEndMark()));
    }

    private static Mark mark(Optional<Mark> mark) {
        return mark.orElseThrow(() -> new IllegalStateException("the YAML engine keeps no places"));
    }

    private int offset(Mark mark) {
        return offsets == null ? mark.getIndex() : offsets[mark.getIndex()];
    }

    /** Where each code point starts; null when that is where it is counted. */
    private static int @Nullable [] offsets(String text) {
        int count = text.codePointCount(0, text.length());
        if (count == text.length()) {
            return null;
        }
        int[] offsets = new int[count + 1];
        int at = 0;
        for (int i = 0; i < count; i++) {
            offsets[i] = at;
            at += Character.charCount(text.codePointAt(at));
        }
        offsets[count] = at;
        return offsets;
    }

    private static List<String> joined(List<String> first, List<String> second) {
        if (first.isEmpty()) {
            return second;
        }
        List<String> all = new ArrayList<>(first);
        boolean blanks = first.getLast().isEmpty()
                && !second.isEmpty()
                && second.getFirst().isEmpty();
        all.addAll(blanks ? second.subList(1, second.size()) : second);
        return all;
    }

    private static List<String> trimmed(List<String> lines) {
        int from = !lines.isEmpty() && lines.getFirst().isEmpty() ? 1 : 0;
        int to = lines.size() > from && lines.getLast().isEmpty() ? lines.size() - 1 : lines.size();
        return lines.subList(from, to);
    }
}
