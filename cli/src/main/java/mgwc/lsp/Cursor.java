package mgwc.lsp;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import mgwc.lsp.Outline.Entry;
import mgwc.value.NodePath;

/**
 * Where somebody types in a document that may be half-typed, told by indentation.
 *
 * @param path of the mapping that a key is typed into, or of the value that is typed
 * @param value whether a value is typed, not a key
 * @param dash whether an item of a list is typed into a line of its own
 * @param line from 1
 * @param start index in the line of what is typed
 * @param end index behind what is typed and stands right behind it
 * @param colon whether a colon follows already
 * @param present the keys that the mapping has already
 */
record Cursor(
        NodePath path, boolean value, boolean dash, int line, int start, int end, boolean colon, Set<String> present) {

    /** Nothing where nothing can be completed, such as in a comment. */
    static Optional<Cursor> at(Outline outline, Lines lines, Lines.Place place) {
        String text = lines.line(place.line());
        int index = text.offsetByCodePoints(0, place.column() - 1);
        int comment = commentStart(text);
        return comment >= 0 && comment < index
                ? Optional.empty()
                : Optional.of(new Line(outline, text, place.line(), index).cursor());
    }

    private static int commentStart(String text) {
        int start = OutlineReader.indentation(text);
        return start < text.length() && text.charAt(start) == '#' ? start : text.indexOf(" #");
    }

    /** What was typed up to the end of the word. */
    String typed(String text) {
        return text.substring(start, end);
    }

    /** One line and what stands before it. */
    private record Line(Outline outline, String text, int number, int index) {

        Cursor cursor() {
            int at = Math.min(OutlineReader.indentation(text), index);
            NodePath parent = parent(at, OutlineReader.isDash(text, at));
            boolean dash = false;
            while (OutlineReader.isDash(text, at) && at < index) {
                long items = outline.children(parent).stream()
                        .filter(entry -> entry.line() < number)
                        .count();
                parent = parent.child((int) items);
                at = Math.min(OutlineReader.skipSpaces(text, at + 1), index);
                dash = true;
            }
            Optional<KeyText> key = at < text.length() ? KeyText.of(text, at) : Optional.empty();
            if (key.isPresent() && key.get().afterColon() <= index) {
                int value = Math.min(OutlineReader.skipSpaces(text, key.get().afterColon()), index);
                return inValue(parent.child(key.get().name()), value);
            }
            if (at < index && "[{".indexOf(text.charAt(at)) >= 0) {
                return inValue(parent, at);
            }
            int end = key.map(KeyText::end).orElse(OutlineReader.plainEnd(text, at, false));
            return new Cursor(parent, dash, dash, number, at, Math.max(index, end), key.isPresent(), present(parent));
        }

        /** The closest entry above that is less indented; a dash may stand right below its key. */
        private NodePath parent(int column, boolean dash) {
            List<Entry> before = outline.entries().stream()
                    .filter(entry -> entry.line() < number && entry.column() > 0)
                    .toList();
            for (Entry entry : before.reversed()) {
                boolean above = entry.column() - 1 < column || (dash && !entry.item() && entry.column() - 1 == column);
                if (above) {
                    return entry.path();
                }
            }
            return NodePath.ROOT;
        }

        private Cursor inValue(NodePath path, int from) {
            FlowPosition flow = FlowPosition.at(text, from, index, path);
            int start = Math.min(flow.start(), index);
            int end = start < text.length() && "\"'".indexOf(text.charAt(start)) >= 0
                    ? quotedEnd(start)
                    : OutlineReader.plainEnd(text, start, flow.isInside());
            return new Cursor(
                    flow.place(),
                    !flow.isKey(),
                    false,
                    number,
                    start,
                    Math.max(index, end),
                    colonAt(end),
                    present(flow.place()));
        }

        private int quotedEnd(int start) {
            int end = KeyText.quoteEnd(text, start + 1, text.charAt(start), new StringBuilder());
            return end < 0 ? text.length() : end;
        }

        private boolean colonAt(int at) {
            return at < text.length() && text.charAt(at) == ':';
        }

        private Set<String> present(NodePath mapping) {
            return outline.children(mapping).stream()
                    .filter(entry -> entry.line() != number || entry.column() == 0)
                    .map(Entry::name)
                    .collect(Collectors.toSet());
        }
    }
}
