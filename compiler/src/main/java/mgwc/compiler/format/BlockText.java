package mgwc.compiler.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mgwc.compiler.format.Layout.Block;

/** Takes a block scalar (YAML 1.2.2 section 8.1) out of a text, without the indentation of its content. */
final class BlockText {

    private final String text;
    private final int start;
    private final int headerEnd;
    private final String header;
    private int end;

    /** @param start the place of the {@code |} or <code>&gt;</code> */
    BlockText(String text, int start) {
        this.text = text;
        this.start = start;
        int lineEnd = text.indexOf('\n', start);
        this.headerEnd = lineEnd < 0 ? text.length() : lineEnd;
        int i = start + 1;
        while (i < headerEnd && "+-0123456789".indexOf(text.charAt(i)) >= 0) {
            i++;
        }
        this.header = text.substring(start, i);
        this.end = headerEnd;
    }

    /**
     * Reads the content.
     *
     * @param parentColumn the column, from 0, of the collection the scalar is in
     * @param scalarEnd the place behind the scalar and its trailing blank lines
     * @param unterminated whether the text had no line end behind its last line
     */
    Block read(int parentColumn, int scalarEnd, boolean unterminated) {
        List<String> raw = new ArrayList<>();
        for (int i = headerEnd + 1; i < scalarEnd; ) {
            int lineEnd = text.indexOf('\n', i);
            lineEnd = lineEnd < 0 ? text.length() : lineEnd;
            raw.add(text.substring(i, lineEnd));
            i = lineEnd + 1;
        }
        int indent = indent(raw, parentColumn);
        boolean keeps = header.indexOf('+') >= 0;
        while (!keeps && !raw.isEmpty() && isEmpty(raw.getLast(), indent)) {
            raw.removeLast();
        }
        for (String line : raw) {
            end += 1 + line.length();
        }
        List<String> lines = raw.stream()
                .map(line -> isEmpty(line, indent) ? "" : line.substring(indent))
                .toList();
        int hash = text.indexOf('#', start);
        Optional<String> remark = hash >= 0 && hash < headerEnd
                ? Optional.of(text.substring(hash, headerEnd).stripTrailing())
                : Optional.empty();
        return new Block(header(unterminated && end == text.length() - 1), remark, lines);
    }

    /** The place behind the last line that belongs to the scalar. */
    int end() {
        return end;
    }

    private int indent(List<String> raw, int parentColumn) {
        for (int i = 0; i < header.length(); i++) {
            char c = header.charAt(i);
            if (c >= '1' && c <= '9') {
                return Math.max(0, parentColumn) + c - '0';
            }
        }
        int indent = Math.max(0, parentColumn) + 1;
        for (String line : raw) {
            int spaces = spaces(line);
            indent = Math.max(indent, spaces);
            if (spaces < line.length()) {
                break;
            }
        }
        return indent;
    }

    /** With the indentation indicator, if there is one, for content that is indented by two. */
    private String header(boolean strip) {
        StringBuilder canonical = new StringBuilder().append(header.charAt(0));
        for (int i = 1; i < header.length(); i++) {
            char c = header.charAt(i);
            boolean chomping = c == '+' || c == '-';
            if (!chomping) {
                canonical.append('2');
            } else if (!strip) {
                canonical.append(c);
            }
        }
        return strip ? canonical.append('-').toString() : canonical.toString();
    }

    private static boolean isEmpty(String line, int indent) {
        return line.length() <= indent && spaces(line) == line.length();
    }

    private static int spaces(String line) {
        int i = 0;
        while (i < line.length() && line.charAt(i) == ' ') {
            i++;
        }
        return i;
    }
}
