package mgwc.compiler.report;

import java.util.Optional;
import mgwc.compiler.diagnostic.SourceLines;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.text.TextLine;

/** Columns in UTF-16 code units from 1, as editors and most consumers count them. */
final class Utf16Columns {

    private final ReadLines lines;

    Utf16Columns(SourceLines source) {
        this.lines = new ReadLines(source);
    }

    int start(SourceSpan span) {
        return of(span.file(), span.startLine(), span.startColumn());
    }

    /** The column behind the last character. */
    int end(SourceSpan span) {
        return of(span.file(), span.endLine(), span.endColumn());
    }

    /** The column of the last character, for formats whose ranges include it; on an empty span that of its place. */
    int last(SourceSpan span) {
        boolean empty = span.endLine() == span.startLine() && span.endColumn() <= span.startColumn();
        return empty ? start(span) : Math.max(1, end(span) - 1);
    }

    /** A column beyond the line stays as far beyond it as it was. */
    private int of(String file, int line, int column) {
        Optional<TextLine> text = lines.line(file, line);
        if (text.isEmpty()) {
            return column;
        }
        int beyond = Math.max(0, column - 1 - text.get().length());
        return text.get().index(column) + 1 + beyond;
    }
}
