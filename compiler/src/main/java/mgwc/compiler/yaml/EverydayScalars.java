package mgwc.compiler.yaml;

import java.util.Optional;
import mgwc.compiler.diagnostic.SourceSpan;

/** Keys and values that end on the line they start on, plain or in quotes (YAML 1.2.2 section 7.3). */
final class EverydayScalars {

    /** What {@link #colon} says where no key starts; any other negative number leaves the file to the engine. */
    static final int NOT_A_KEY = -1;

    private static final int DECLINED = -2;
    private static final int LONGEST_KEY = 1_000;
    private static final String INDICATORS = "-?:,[]{}#&*!|>'\"%@`";

    private final EverydayLines lines;
    private final String text;
    private final NodeBuilder builder;

    EverydayScalars(EverydayLines lines, NodeBuilder builder) {
        this.lines = lines;
        this.text = lines.text();
        this.builder = builder;
    }

    /**
     * The index of the colon that makes a key of what starts here, or a negative number that says why there is none.
     */
    int colon() {
        int at = lines.at();
        int lineEnd = lines.end();
        char first = text.charAt(at);
        if (first == '"' || first == '\'') {
            int end = quoteEnd();
            boolean key = end >= 0 && end < lineEnd && text.charAt(end) == ':' && lines.isBlankAt(end + 1);
            boolean read = end >= 0 && !(key && end - at > LONGEST_KEY);
            return read ? (key ? end : NOT_A_KEY) : DECLINED;
        }
        if (first == '[' || first == '{' || first == '|' || first == '>') {
            return NOT_A_KEY;
        }
        if (!startsPlain()) {
            return DECLINED;
        }
        for (int i = at; i < lineEnd; i++) {
            char c = text.charAt(i);
            if (c == ':' && lines.isBlankAt(i + 1)) {
                return i - at > LONGEST_KEY ? DECLINED : i;
            }
            if (c == '#' && text.charAt(i - 1) == ' ') {
                return NOT_A_KEY;
            }
        }
        return NOT_A_KEY;
    }

    /** From here to the colon, and past it. */
    boolean readKey(int colon) {
        int at = lines.at();
        char first = text.charAt(at);
        if (first == '"' || first == '\'') {
            if (!quoted(at, colon)) {
                return false;
            }
        } else {
            plain(at, withoutSpaces(at, colon));
        }
        lines.moveTo(colon + 1);
        return true;
    }

    /** At a quote. */
    boolean readQuoted() {
        int end = quoteEnd();
        if (end < 0 || !quoted(lines.at(), end)) {
            return false;
        }
        lines.moveTo(end);
        return true;
    }

    /** To the end of the line or a comment. */
    boolean readPlain() {
        if (!startsPlain()) {
            return false;
        }
        int at = lines.at();
        int lineEnd = lines.end();
        int end = lineEnd;
        for (int i = at; i < lineEnd; i++) {
            char c = text.charAt(i);
            if (c == ':' && lines.isBlankAt(i + 1)) {
                return false;
            }
            if (c == '#' && text.charAt(i - 1) == ' ') {
                end = i;
                break;
            }
        }
        plain(at, withoutSpaces(at, end));
        return true;
    }

    /** Between brackets: to a colon before a blank, a comma or a closing bracket. */
    boolean readPlainInFlow() {
        if (!startsPlain()) {
            return false;
        }
        int at = lines.at();
        int lineEnd = lines.end();
        int end = at;
        while (end < lineEnd && ",[]{}".indexOf(text.charAt(end)) < 0) {
            char c = text.charAt(end);
            boolean colon = c == ':' && (lines.isBlankAt(end + 1) || ",[]{}".indexOf(text.charAt(end + 1)) >= 0);
            if (colon || c == '#' || c == '?') {
                break;
            }
            end++;
        }
        int last = withoutSpaces(at, end);
        boolean sure = last > at && (end == lineEnd || "#?[{".indexOf(text.charAt(end)) < 0);
        if (sure) {
            plain(at, last);
            lines.moveTo(end);
        }
        return sure;
    }

    /** The value of a key or a dash that has none. */
    void nothing(SourceSpan place) {
        builder.scalar(place, "", true, Optional.empty(), Optional.empty());
    }

    private boolean quoted(int from, int to) {
        String written = text.substring(from + 1, to - 1);
        Optional<String> value = text.charAt(from) == '"' ? Escapes.resolved(written) : Optional.of(written);
        if (value.isEmpty()) {
            return false;
        }
        builder.scalar(lines.span(from, to), value.get(), false, Optional.empty(), Optional.empty());
        return true;
    }

    private void plain(int from, int to) {
        builder.scalar(lines.span(from, to), text.substring(from, to), true, Optional.empty(), Optional.empty());
    }

    /** The index after the closing quote; negative when there is none in this line, or a quote within single ones. */
    private int quoteEnd() {
        int at = lines.at();
        int lineEnd = lines.end();
        char quote = text.charAt(at);
        int end = text.indexOf(quote, at + 1, lineEnd);
        int escape = end < 0 || quote == '\'' ? -1 : text.indexOf('\\', at + 1, end);
        if (escape >= 0) {
            end = quoteAfterEscapes(escape, lineEnd);
        }
        boolean doubled = quote == '\'' && end >= 0 && end + 1 < lineEnd && text.charAt(end + 1) == quote;
        return end < 0 || doubled ? DECLINED : end + 1;
    }

    private int quoteAfterEscapes(int from, int lineEnd) {
        for (int i = from; i < lineEnd; i++) {
            char c = text.charAt(i);
            if (c == '"') {
                return i;
            }
            i += c == '\\' ? 1 : 0;
        }
        return DECLINED;
    }

    private boolean startsPlain() {
        int at = lines.at();
        char first = text.charAt(at);
        if (first == '-') {
            return at + 1 < lines.end() && Character.isLetterOrDigit(text.charAt(at + 1));
        }
        return INDICATORS.indexOf(first) < 0;
    }

    private int withoutSpaces(int from, int to) {
        int end = to;
        while (end > from && text.charAt(end - 1) == ' ') {
            end--;
        }
        return end;
    }
}
