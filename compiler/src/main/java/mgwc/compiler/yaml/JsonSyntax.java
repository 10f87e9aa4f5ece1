package mgwc.compiler.yaml;

import java.util.OptionalInt;

/** Whether a text is JSON to the letter (RFC 8259), of which YAML allows more. */
public final class JsonSyntax {

    /** Deeper than anybody nests values, and less deep than the stack is. */
    private static final int DEEPEST = 500;

    private final String text;
    private int at;

    private JsonSyntax(String text) {
        this.text = text;
    }

    /** Whether a text begins as JSON objects and arrays do. */
    static boolean mayStart(String text) {
        JsonSyntax syntax = new JsonSyntax(text);
        syntax.space();
        return syntax.peek() == '{' || syntax.peek() == '[';
    }

    /** The line of the first character that JSON does not have there, from 1; empty for JSON. */
    public static OptionalInt firstBadLine(String text) {
        JsonSyntax syntax = new JsonSyntax(text);
        boolean fits = syntax.value(0) && syntax.at == text.length();
        return fits ? OptionalInt.empty() : OptionalInt.of(syntax.line());
    }

    private int line() {
        int line = 1;
        for (int i = 0; i < Math.min(at, text.length()); i++) {
            char c = text.charAt(i);
            if (c == '\n' || (c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n'))) {
                line++;
            }
        }
        return line;
    }

    /** Passes over a value with the white space around it; stays at what is wrong. */
    private boolean value(int depth) {
        space();
        boolean fits = depth < DEEPEST
                && switch (peek()) {
                    case '{' -> members(depth);
                    case '[' -> items(depth);
                    case '"' -> string();
                    case 't' -> word("true");
                    case 'f' -> word("false");
                    case 'n' -> word("null");
                    default -> number();
                };
        space();
        return fits;
    }

    private boolean members(int depth) {
        at++;
        space();
        if (passes('}')) {
            return true;
        }
        do {
            space();
            if (peek() != '"' || !string()) {
                return false;
            }
            space();
            if (!passes(':') || !value(depth + 1)) {
                return false;
            }
        } while (passes(','));
        return passes('}');
    }

    private boolean items(int depth) {
        at++;
        space();
        if (passes(']')) {
            return true;
        }
        do {
            if (!value(depth + 1)) {
                return false;
            }
        } while (passes(','));
        return passes(']');
    }

    private boolean string() {
        at++;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c < 0x20) {
                return false;
            }
            at++;
            if (c == '"') {
                return true;
            }
            if (c == '\\' && !escape()) {
                return false;
            }
        }
        return false;
    }

    private boolean escape() {
        char c = peek();
        if (c != 'u') {
            return "\"\\/bfnrt".indexOf(c) >= 0 && passes(c);
        }
        at++;
        for (int i = 0; i < 4; i++) {
            if (Character.digit(peek(), 16) < 0 || peek() > 'f') {
                return false;
            }
            at++;
        }
        return true;
    }

    private boolean number() {
        passes('-');
        if (!passes('0') && !digits()) {
            return false;
        }
        if (passes('.') && !digits()) {
            return false;
        }
        if (passes('e') || passes('E')) {
            if (!passes('+')) {
                passes('-');
            }
            return digits();
        }
        return true;
    }

    private boolean digits() {
        int start = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        return at > start;
    }

    private boolean word(String word) {
        if (!text.startsWith(word, at)) {
            return false;
        }
        at += word.length();
        return true;
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
        if (peek() != c || at == text.length()) {
            return false;
        }
        at++;
        return true;
    }
}
