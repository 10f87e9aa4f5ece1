package mgwc.compiler.yaml;

import mgwc.compiler.report.SourceSpan;

/** A text line by line, with a place in the current line. Every character is one column. */
final class EverydayLines {

    private final String path;
    private final String text;

    private int line;
    private int start;
    private int end;
    private int next;
    private int at;

    /** Before the first line of a text that {@linkplain #isEveryday is everyday}. */
    EverydayLines(String path, String text) {
        this.path = path;
        this.text = text;
    }

    /** Whether characters count as one column each, and lines end the Unix or the Windows way. */
    static boolean isEveryday(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean everyday = (c >= 0x20 && c < 0x7f)
                    || c == '\n'
                    || (c == '\r' && text.startsWith("\n", i + 1))
                    || (c > 0xa0 && c < 0xd800 && c != 0x2028 && c != 0x2029)
                    || (c >= 0xe000 && c < 0xfeff);
            if (!everyday) {
                return false;
            }
        }
        return true;
    }

    /** Steps to the first character of the next line that is no space; false when there is no line left. */
    boolean next() {
        if (next >= text.length()) {
            return false;
        }
        line++;
        start = next;
        int lineFeed = text.indexOf('\n', next);
        end = lineFeed < 0 ? text.length() : lineFeed;
        next = end + 1;
        if (end > start && text.charAt(end - 1) == '\r') {
            end--;
        }
        at = start;
        skipSpaces();
        return true;
    }

    /** Makes the current line the next one. */
    void stepBack() {
        line--;
        next = start;
    }

    /** Whether the last line that was read has an end, and so another line behind it, if only an empty one. */
    boolean isTerminated() {
        return next <= text.length();
    }

    String text() {
        return text;
    }

    /** From 1. */
    int line() {
        return line;
    }

    int start() {
        return start;
    }

    /** The index behind the last character of the line. */
    int end() {
        return end;
    }

    int at() {
        return at;
    }

    void moveTo(int index) {
        at = index;
    }

    char character() {
        return text.charAt(at);
    }

    /** From 0. */
    int column() {
        return at - start;
    }

    void skipSpaces() {
        int index = at;
        while (index < end && text.charAt(index) == ' ') {
            index++;
        }
        at = index;
    }

    /**
     * Between brackets: to the next character that is neither space nor line end; false when there is none, or a marker
     * that ends the document.
     */
    boolean skipBlanks() {
        skipSpaces();
        while (isAtEnd()) {
            if (!next() || isAtMarker()) {
                return false;
            }
        }
        return true;
    }

    boolean isAtEnd() {
        return at >= end;
    }

    /** Whether nothing but a comment is left, at a place that a space or the start of the line is before. */
    boolean isOver() {
        return at >= end || text.charAt(at) == '#';
    }

    /** Whether nothing but a comment is left, which needs a space before it. */
    boolean isRestEmpty() {
        int before = at;
        skipSpaces();
        return at >= end || (text.charAt(at) == '#' && at > before);
    }

    boolean isBlankAt(int index) {
        return index >= end || text.charAt(index) == ' ';
    }

    boolean isAtDash() {
        return text.charAt(at) == '-' && isBlankAt(at + 1);
    }

    boolean isAtBracket() {
        return text.charAt(at) == '[' || text.charAt(at) == '{';
    }

    boolean isAtMarker() {
        return at == start && (text.startsWith("---", at) || text.startsWith("...", at));
    }

    /** A stretch of the current line. */
    SourceSpan span(int from, int to) {
        return new SourceSpan(path, line, from - start + 1, line, to - start + 1);
    }

    /** From a place in an earlier line, with its column from 0, to the start of the next line. */
    SourceSpan spanToNext(int fromLine, int fromColumn) {
        return new SourceSpan(path, fromLine, fromColumn + 1, line + 1, 1);
    }
}
