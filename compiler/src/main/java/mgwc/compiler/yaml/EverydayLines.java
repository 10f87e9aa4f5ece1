package mgwc.compiler.yaml;

import mgwc.compiler.diagnostic.SourceSpan;

/** A text line by line, with a place in the current line. Columns count code points, as the engine does. */
final class EverydayLines {

    private final String path;
    private final String text;

    /** Whether every character is one column; otherwise there are surrogates. */
    private final boolean narrow;

    private int line;
    private int start;
    private int end;
    private int next;
    private int at;
    private int counted;
    private int countedColumns;

    /** Before the first line of a text that {@linkplain #isEveryday is everyday}. */
    EverydayLines(String path, String text) {
        this.path = path;
        this.text = text;
        this.narrow = text.codePointCount(0, text.length()) == text.length();
    }

    /**
     * Whether nothing is in the text that has a meaning of its own to YAML, and lines end the Unix or the Windows way.
     */
    static boolean isEveryday(String text) {
        char[] characters = text.toCharArray();
        for (int i = 0; i < characters.length; i++) {
            char c = characters[i];
            boolean everyday = (c >= 0x20 && c < 0x7f)
                    || c == '\n'
                    || (c == '\r' && i + 1 < characters.length && characters[i + 1] == '\n')
                    || (c >= 0xa0 && c < 0xfeff && c != 0x2028 && c != 0x2029);
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
        return columnOf(at);
    }

    /** Counts on from where it was asked last, for a line may be the whole file. */
    private int columnOf(int index) {
        if (narrow) {
            return index - start;
        }
        if (index < counted || counted < start) {
            counted = start;
            countedColumns = 0;
        }
        countedColumns += text.codePointCount(counted, index);
        counted = index;
        return countedColumns;
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
        return new SourceSpan(path, line, columnOf(from) + 1, line, columnOf(to) + 1);
    }

    /** From a place in an earlier line, with its column from 0, to the start of the next line. */
    SourceSpan spanToNext(int fromLine, int fromColumn) {
        return new SourceSpan(path, fromLine, fromColumn + 1, line + 1, 1);
    }
}
