package mgwc.lsp;

import java.util.List;
import mgwc.compiler.diagnostic.SourceSpan;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/** The lines of one file, between the compiler's way of counting and the editor's. */
record Lines(List<String> lines, Encoding encoding) {

    /** Where somebody points: line and column from 1, the column in code points. */
    record Place(int line, int column) {}

    Range range(SourceSpan span) {
        return new Range(position(span.startLine(), span.startColumn()), position(span.endLine(), span.endColumn()));
    }

    Position position(int line, int column) {
        return new Position(line - 1, encoding.character(line(line), column));
    }

    /** A position beyond the file or beyond a line is at the end of it. */
    Place place(Position position) {
        int line = Math.clamp(position.getLine() + 1L, 1, Math.max(1, lines.size()));
        String text = line(line);
        int index = position.getLine() + 1L > line
                ? text.length()
                : encoding.index(text, Math.max(0, position.getCharacter()));
        return new Place(line, 1 + text.codePointCount(0, index));
    }

    /** The text of a line; empty beyond the last. */
    String line(int number) {
        return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
    }

    /** What a span within one line covers. */
    String text(SourceSpan span) {
        String line = line(span.startLine());
        int length = line.codePointCount(0, line.length());
        int start = Math.clamp(span.startColumn() - 1L, 0, length);
        int end = span.endLine() == span.startLine() ? Math.clamp(span.endColumn() - 1L, start, length) : length;
        return line.substring(line.offsetByCodePoints(0, start), line.offsetByCodePoints(0, end));
    }
}
