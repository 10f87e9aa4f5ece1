package mgwc.lsp;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.lsp.Outline.Entry;
import mgwc.value.NodePath;

/** Reads lines by their indentation; what makes no sense is passed over. */
final class OutlineReader {

    private static final int DEEPEST = 100;

    private final String path;
    private final List<String> lines;
    private final List<Entry> entries = new ArrayList<>();
    private final Deque<Frame> open = new ArrayDeque<>();
    private int line;
    private int at;

    /** A key or item that later lines may belong to. */
    private static final class Frame {
        private final NodePath path;
        private final int column;
        private final boolean item;
        private final int entry;
        private int items;

        Frame(NodePath path, int column, boolean item, int entry) {
            this.path = path;
            this.column = column;
            this.item = item;
            this.entry = entry;
        }
    }

    OutlineReader(String path, List<String> lines) {
        this.path = path;
        this.lines = lines;
        open.push(new Frame(NodePath.ROOT, -1, false, -1));
    }

    Outline read() {
        while (line < lines.size()) {
            at = indentation(text());
            if (!isEmpty(text(), at) && !isMarker(text())) {
                readLine();
            }
            line++;
        }
        return Outline.of(entries);
    }

    private String text() {
        return lines.get(line);
    }

    private void readLine() {
        String text = text();
        while (isDash(text, at)) {
            openItem();
            at = skipSpaces(text, at + 1);
        }
        if (isEmpty(text, at)) {
            return;
        }
        Optional<KeyText> key = KeyText.of(text, at);
        if (key.isPresent()) {
            openKey(key.get());
            at = skipSpaces(text, key.get().afterColon());
        } else if (!mayHoldValue()) {
            return;
        }
        if (!isEmpty(text, at)) {
            readValue();
        }
    }

    /** A line without a key is the value of what was opened last, unless that has one. */
    private boolean mayHoldValue() {
        Frame top = open.element();
        if (top.entry < 0) {
            return "[{".indexOf(text().charAt(at)) >= 0;
        }
        boolean last = top.entry == entries.size() - 1;
        return last && at > top.column && entries.get(top.entry).value().isEmpty();
    }

    private void openItem() {
        while (open.element().column > at || (open.element().column == at && open.element().item)) {
            open.pop();
        }
        Frame parent = open.element();
        NodePath itemPath = parent.path.child(parent.items++);
        open.push(new Frame(itemPath, at, true, entries.size()));
        entries.add(new Entry(itemPath, true, span(line, at, line, at + 1), Optional.empty(), "", at + 1));
    }

    private void openKey(KeyText key) {
        while (open.element().column >= at) {
            open.pop();
        }
        NodePath keyPath = open.element().path.child(key.name());
        open.push(new Frame(keyPath, at, false, entries.size()));
        entries.add(new Entry(keyPath, false, span(line, key.start(), line, key.end()), Optional.empty(), "", at + 1));
    }

    private void readValue() {
        Frame owner = open.element();
        char first = text().charAt(at);
        if (first == '[' || first == '{') {
            readFlow(owner.path, 0);
        } else if (first == '|' || first == '>') {
            int start = at;
            setValue(owner.entry, span(line, start, line, text().length()), "");
            skipBlock(owner.column);
        } else if (first == '&' || first == '!') {
            int end = text().indexOf(' ', at);
            at = end < 0 ? text().length() : skipSpaces(text(), end);
            if (!isEmpty(text(), at)) {
                readValue();
            }
        } else {
            readScalar(owner.entry, false);
        }
    }

    private void skipBlock(int column) {
        while (line + 1 < lines.size()
                && (lines.get(line + 1).isBlank() || indentation(lines.get(line + 1)) > column)) {
            line++;
        }
    }

    /** @param flow whether commas and brackets end a plain scalar */
    private void readScalar(int entry, boolean flow) {
        char first = text().charAt(at);
        if (first == '"' || first == '\'') {
            int startLine = line;
            int start = at;
            String unquoted = readQuoted(first);
            setValue(entry, span(startLine, start, line, at), unquoted);
            return;
        }
        int end = plainEnd(text(), at, flow);
        setValue(entry, span(line, at, line, end), text().substring(at, end));
        at = end;
    }

    /** Moves behind the closing quote; to the end of the line when there is none. */
    private String readQuoted(char quote) {
        int startLine = line;
        int start = at;
        StringBuilder unquoted = new StringBuilder();
        int column = open.element().column;
        for (int l = line; l < lines.size() && (l == line || indentation(lines.get(l)) > column); l++) {
            int end = KeyText.quoteEnd(lines.get(l), l == startLine ? start + 1 : 0, quote, unquoted);
            if (end >= 0) {
                line = l;
                at = end;
                return unquoted.toString();
            }
            unquoted.append(' ');
        }
        at = text().length();
        return text().substring(start + 1);
    }

    private void setValue(int entry, SourceSpan value, String text) {
        if (entry >= 0) {
            Entry known = entries.get(entry);
            SourceSpan key = known.item() ? value : known.key();
            entries.set(entry, new Entry(known.path(), known.item(), key, Optional.of(value), text, known.column()));
        }
    }

    /** Reads from an opening bracket to behind the closing one, or to where the text stops looking like it. */
    private void readFlow(NodePath parent, int depth) {
        boolean mapping = text().charAt(at) == '{';
        at++;
        int items = 0;
        while (more()) {
            char c = text().charAt(at);
            if (c == ']' || c == '}') {
                at++;
                return;
            }
            if (c == ',' || c == ':') {
                at++;
                continue;
            }
            Optional<KeyText> key = KeyText.inFlow(text(), at);
            if (mapping && key.isEmpty()) {
                at = Math.max(at + 1, plainEnd(text(), at, true));
                continue;
            }
            NodePath holder = parent;
            if (!mapping && key.isPresent()) {
                holder = parent.child(items++);
                entries.add(new Entry(holder, true, span(line, at, line, at + 1), Optional.empty(), "", 0));
            }
            int entry = entries.size();
            NodePath child = key.isPresent() ? holder.child(key.get().name()) : parent.child(items++);
            int start = key.map(KeyText::start).orElse(at);
            int end = key.map(KeyText::end).orElse(at + 1);
            entries.add(new Entry(child, key.isEmpty(), span(line, start, line, end), Optional.empty(), "", 0));
            at = key.map(KeyText::afterColon).orElse(at);
            if (more() && ",]}".indexOf(text().charAt(at)) < 0) {
                readFlowValue(child, entry, depth);
            }
        }
    }

    private void readFlowValue(NodePath child, int entry, int depth) {
        char first = text().charAt(at);
        if ((first == '[' || first == '{') && depth < DEEPEST) {
            readFlow(child, depth + 1);
        } else {
            int before = at;
            readScalar(entry, true);
            at = Math.max(at, before + 1);
        }
    }

    /** Moves to the next character that counts; false at the end of what may belong to the brackets. */
    private boolean more() {
        int column = open.element().column;
        while (true) {
            at = skipSpaces(text(), at);
            if (!isEmpty(text(), at)) {
                return true;
            }
            boolean ends = line + 1 >= lines.size()
                    || (!lines.get(line + 1).isBlank()
                            && indentation(lines.get(line + 1)) <= column
                            && "]}".indexOf(lines.get(line + 1).charAt(indentation(lines.get(line + 1)))) < 0);
            if (ends) {
                return false;
            }
            line++;
            at = 0;
        }
    }

    static int plainEnd(String text, int from, boolean flow) {
        int end = from;
        while (end < text.length()) {
            char c = text.charAt(end);
            boolean comment = c == '#' && end > from && Character.isWhitespace(text.charAt(end - 1));
            if (comment || (flow && ",]}[{".indexOf(c) >= 0)) {
                break;
            }
            end++;
        }
        while (end > from && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    static boolean isDash(String text, int at) {
        return at < text.length() && text.charAt(at) == '-' && (at + 1 == text.length() || text.charAt(at + 1) == ' ');
    }

    static int indentation(String text) {
        return skipSpaces(text, 0);
    }

    static int skipSpaces(String text, int from) {
        int at = from;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }

    private static boolean isEmpty(String text, int at) {
        return at >= text.length() || text.charAt(at) == '#';
    }

    private static boolean isMarker(String text) {
        return text.startsWith("---") || text.startsWith("...") || text.startsWith("%");
    }

    private SourceSpan span(int startLine, int start, int endLine, int end) {
        return new SourceSpan(path, startLine + 1, column(startLine, start), endLine + 1, column(endLine, end));
    }

    private int column(int number, int index) {
        return lines.get(number).codePointCount(0, index) + 1;
    }
}
