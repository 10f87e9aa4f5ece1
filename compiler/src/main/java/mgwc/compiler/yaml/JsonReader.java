package mgwc.compiler.yaml;

import java.util.Optional;
import java.util.OptionalInt;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.SourceSpan;
import org.jspecify.annotations.Nullable;

/**
 * Reads a text as JSON to the letter (RFC 8259) and tells a {@link NodeBuilder} what is in it, with positions. Stops at
 * the first character that JSON does not have there. Time is linear in the length of the text, also of one on a single
 * line.
 */
final class JsonReader {

    /** Deeper than anybody nests values, and less deep than the stack is. */
    private static final int DEEPEST = 500;

    private final String path;
    private final String text;
    private final @Nullable NodeBuilder builder;
    private @Nullable JsonProblem problem;
    private int at;

    /** The last place that was asked for, from which the next is found. */
    private int seen;

    private int line = 1;
    private int column = 1;

    private JsonReader(String path, String text, @Nullable NodeBuilder builder) {
        this.path = path;
        this.text = text;
        this.builder = builder;
    }

    /** What is wrong with the text; nothing for JSON. The builder has all of the text then, unless it is aborted. */
    static Optional<Diagnostic> read(String path, String text, NodeBuilder builder) {
        JsonReader reader = new JsonReader(path, text, builder);
        return reader.document() || builder.isAborted() ? Optional.empty() : Optional.of(reader.described());
    }

    /** Index of the first character that JSON does not have there; empty for JSON. */
    static OptionalInt firstBad(String text) {
        JsonReader reader = new JsonReader("", text, null);
        return reader.document() ? OptionalInt.empty() : OptionalInt.of(Math.min(reader.at, text.length()));
    }

    private Diagnostic described() {
        JsonProblem found = problem == null ? JsonProblem.at(text, at) : problem;
        return found.in(span(found.start(), found.end()));
    }

    private boolean document() {
        space();
        if (!value(0)) {
            return false;
        }
        space();
        return at == text.length() || fails(JsonProblem.behindTheEnd(text, at));
    }

    private boolean value(int depth) {
        return depth < DEEPEST
                && switch (peek()) {
                    case '{' -> members(depth);
                    case '[' -> items(depth);
                    case '"' -> string();
                    case 't' -> word("true");
                    case 'f' -> word("false");
                    case 'n' -> word("null");
                    default -> number();
                };
    }

    private boolean members(int depth) {
        int open = at;
        if (!start(true)) {
            return false;
        }
        space();
        if (passes('}')) {
            return end();
        }
        while (true) {
            space();
            if (peek() != '"') {
                return fails(JsonProblem.key(text, open, at));
            }
            if (!string()) {
                return false;
            }
            space();
            if (!passes(':')) {
                return fails(JsonProblem.colon(text, at));
            }
            space();
            if (!value(depth + 1) || isAborted()) {
                return false;
            }
            space();
            if (passes('}')) {
                return end();
            }
            if (!passes(',')) {
                return fails(JsonProblem.separator(text, open, at, '}'));
            }
        }
    }

    private boolean items(int depth) {
        int open = at;
        if (!start(false)) {
            return false;
        }
        space();
        if (passes(']')) {
            return end();
        }
        while (true) {
            space();
            if (peek() == ']') {
                return fails(JsonProblem.trailingComma(text, at));
            }
            if (!value(depth + 1) || isAborted()) {
                return false;
            }
            space();
            if (passes(']')) {
                return end();
            }
            if (!passes(',')) {
                return fails(JsonProblem.separator(text, open, at, ']'));
            }
        }
    }

    private boolean start(boolean mapping) {
        at++;
        if (builder == null) {
            return true;
        }
        SourceSpan bracket = span(at - 1, at);
        if (mapping) {
            builder.startMapping(bracket, Optional.empty(), Optional.empty(), true);
        } else {
            builder.startSequence(bracket, Optional.empty(), Optional.empty(), true);
        }
        return !builder.isAborted();
    }

    private boolean end() {
        if (builder != null) {
            builder.end(span(at - 1, at));
        }
        return true;
    }

    private boolean isAborted() {
        return builder != null && builder.isAborted();
    }

    private boolean string() {
        int start = at;
        at++;
        boolean escaped = false;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c < ' ') {
                return fails(JsonProblem.inString(text, start, at));
            }
            at++;
            if (c == '"') {
                return told(start, escaped);
            }
            if (c == '\\') {
                escaped = true;
                if (!escape()) {
                    return false;
                }
            }
        }
        return fails(JsonProblem.openString(start, text.length()));
    }

    private boolean told(int start, boolean escaped) {
        if (builder != null) {
            String written = text.substring(start + 1, at - 1);
            String value = escaped ? Escapes.resolved(written).orElse(written) : written;
            builder.scalar(span(start, at), value, false, Optional.empty(), Optional.empty());
        }
        return true;
    }

    private boolean escape() {
        char c = peek();
        if (c != 'u') {
            return ("\"\\/bfnrt".indexOf(c) >= 0 && passes(c)) || fails(JsonProblem.escape(text, at - 1));
        }
        at++;
        for (int i = 0; i < 4; i++) {
            if (Character.digit(peek(), 16) < 0 || peek() > 'f') {
                return fails(JsonProblem.escape(text, at - 2 - i));
            }
            at++;
        }
        return true;
    }

    private boolean number() {
        int start = at;
        passes('-');
        boolean fits = (passes('0') || digits()) && (!passes('.') || digits()) && exponent();
        if (!fits || JsonProblem.isPartOfAWord(text, at)) {
            at = start;
            return fails(JsonProblem.at(text, start));
        }
        return plain(start);
    }

    private boolean exponent() {
        if (!passes('e') && !passes('E')) {
            return true;
        }
        if (!passes('+')) {
            passes('-');
        }
        return digits();
    }

    private boolean digits() {
        int start = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        return at > start;
    }

    private boolean word(String word) {
        int start = at;
        if (!text.startsWith(word, at) || JsonProblem.isPartOfAWord(text, at + word.length())) {
            return fails(JsonProblem.at(text, start));
        }
        at += word.length();
        return plain(start);
    }

    private boolean plain(int start) {
        if (builder != null) {
            builder.scalar(span(start, at), text.substring(start, at), true, Optional.empty(), Optional.empty());
        }
        return true;
    }

    private boolean fails(JsonProblem found) {
        problem = found;
        return false;
    }

    private void space() {
        while (peek() == ' ' || peek() == '\n' || peek() == '\r' || peek() == '\t') {
            at++;
        }
    }

    /** The next character; at the end one that stands nowhere in JSON. */
    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private boolean passes(char c) {
        if (at == text.length() || text.charAt(at) != c) {
            return false;
        }
        at++;
        return true;
    }

    private SourceSpan span(int from, int to) {
        move(from);
        int startLine = line;
        int startColumn = column;
        move(to);
        return new SourceSpan(path, startLine, startColumn, line, column);
    }

    /** Columns count code points; line feed, carriage return or both together end a line. */
    private void move(int to) {
        if (to < seen) {
            seen = 0;
            line = 1;
            column = 1;
        }
        while (seen < to) {
            char c = text.charAt(seen);
            boolean first = c == '\r' && seen + 1 < text.length() && text.charAt(seen + 1) == '\n';
            seen++;
            if (c == '\n' || (c == '\r' && !first)) {
                line++;
                column = 1;
            } else if (!Character.isLowSurrogate(c) || seen < 2 || !Character.isHighSurrogate(text.charAt(seen - 2))) {
                column++;
            }
        }
    }
}
