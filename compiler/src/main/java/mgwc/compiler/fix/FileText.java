package mgwc.compiler.fix;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import mgwc.compiler.diagnostic.Fix.Edit;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.source.SourceFile;

/**
 * The characters of a file with the way from offsets to positions and back. A byte order mark is before the first
 * column; line feed, carriage return and both together end a line. None of them is touched by an edit beside it.
 */
final class FileText {

    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final String path;
    private final String text;
    private final int[] lineStarts;

    private FileText(String path, String text) {
        this.path = path;
        this.text = text;
        this.lineStarts = lineStarts(text);
    }

    /** Nothing for bytes that are not UTF-8: they would not survive. */
    static Optional<FileText> of(SourceFile file) {
        String text = new String(file.content(), StandardCharsets.UTF_8);
        boolean faithful = Arrays.equals(text.getBytes(StandardCharsets.UTF_8), file.content());
        return faithful ? Optional.of(new FileText(file.path(), text)) : Optional.empty();
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[16];
        int count = 0;
        int next = text.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
        while (next >= 0) {
            starts = count < starts.length ? starts : Arrays.copyOf(starts, count * 2);
            starts[count++] = next;
            next = nextStart(text, next);
        }
        return Arrays.copyOf(starts, count);
    }

    private static int nextStart(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || (c == '\r' && !text.startsWith("\n", i + 1))) {
                return i + 1;
            }
        }
        return -1;
    }

    String text() {
        return text;
    }

    int start(SourceSpan span) {
        return offset(span.startLine(), span.startColumn());
    }

    int end(SourceSpan span) {
        return offset(span.endLine(), span.endColumn());
    }

    /** What is written at a place. */
    String written(SourceSpan span) {
        return text.substring(start(span), end(span));
    }

    private int offset(int line, int column) {
        if (line > lineStarts.length) {
            return text.length();
        }
        int start = lineStarts[line - 1];
        int end = line < lineStarts.length ? lineStarts[line] : text.length();
        return text.offsetByCodePoints(start, Math.min(column - 1, text.codePointCount(start, end)));
    }

    /** An edit that deletes the characters from an offset up to, and without, another. */
    Edit deleting(int from, int to) {
        int startLine = line(from);
        int endLine = line(to);
        return new Edit(new SourceSpan(path, startLine, column(startLine, from), endLine, column(endLine, to)), "");
    }

    /** From 1. */
    private int line(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        return found >= 0 ? found + 1 : Math.max(1, -found - 1);
    }

    private int column(int line, int offset) {
        return text.codePointCount(lineStarts[line - 1], offset) + 1;
    }

    int lineStart(int offset) {
        return lineStarts[line(offset) - 1];
    }

    /** Where the line behind the one of an offset starts, or the end of the text. */
    int nextLine(int offset) {
        int line = line(offset);
        return line < lineStarts.length ? lineStarts[line] : text.length();
    }

    String path() {
        return path;
    }

    /** How many lines there are, the one behind the last line end included. */
    int lines() {
        return lineStarts.length;
    }

    /** The spaces and tabs that a line starts with. */
    String indentation(int line) {
        int start = lineStarts[line - 1];
        int end = start;
        while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return text.substring(start, end);
    }

    /** The file after edits, which are in order and apart from each other. */
    SourceFile with(List<Edit> edits) {
        StringBuilder edited = new StringBuilder(text.length());
        int done = 0;
        for (Edit edit : edits) {
            edited.append(text, done, start(edit.span())).append(edit.text());
            done = end(edit.span());
        }
        edited.append(text, done, text.length());
        return new SourceFile(path, edited.toString().getBytes(StandardCharsets.UTF_8));
    }
}
