package mgwc.lsp;

import java.util.List;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;

/**
 * A document as an editor has it, saved or not.
 *
 * @param uri as the editor writes it
 * @param version counts up with every change
 */
record OpenDocument(String uri, int version, String text) {

    /** The document after changes, each of which builds on those before it. */
    OpenDocument changed(int newVersion, List<TextDocumentContentChangeEvent> changes, Encoding encoding) {
        String changed = text;
        for (TextDocumentContentChangeEvent change : changes) {
            changed = change.getRange() == null
                    ? change.getText()
                    : replaced(changed, change.getRange(), change.getText(), encoding);
        }
        return new OpenDocument(uri, newVersion, changed);
    }

    private static String replaced(String text, Range range, String by, Encoding encoding) {
        int start = offset(text, range.getStart(), encoding);
        int end = Math.max(start, offset(text, range.getEnd(), encoding));
        return new StringBuilder(text.length() + by.length())
                .append(text, 0, start)
                .append(by)
                .append(text, end, text.length())
                .toString();
    }

    /** Where a position lies in a text whose lines end as LSP says: with line feed, carriage return, or both. */
    private static int offset(String text, Position position, Encoding encoding) {
        int start = 0;
        for (int line = 0; line < position.getLine(); line++) {
            int end = lineEnd(text, start);
            if (end == text.length()) {
                return end;
            }
            start = text.startsWith("\r\n", end) ? end + 2 : end + 1;
        }
        CharSequence line = text.subSequence(start, lineEnd(text, start));
        return start + encoding.index(line, Math.max(0, position.getCharacter()));
    }

    private static int lineEnd(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == '\n' || text.charAt(i) == '\r') {
                return i;
            }
        }
        return text.length();
    }
}
