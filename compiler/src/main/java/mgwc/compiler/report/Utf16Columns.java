package mgwc.compiler.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mgwc.compiler.diagnostic.SourceLines;
import mgwc.compiler.diagnostic.SourceSpan;

/** Columns in UTF-16 code units from 1, as editors and most consumers count them. */
final class Utf16Columns {

    private final SourceLines source;
    private final Map<String, List<String>> lines = new HashMap<>();

    Utf16Columns(SourceLines source) {
        this.source = source;
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
        List<String> all = lines.computeIfAbsent(file, source::lines);
        if (line > all.size()) {
            return column;
        }
        String text = all.get(line - 1);
        int index = 0;
        int seen = 1;
        for (; seen < column && index < text.length(); seen++) {
            index += Character.charCount(text.codePointAt(index));
        }
        return index + 1 + column - seen;
    }
}
