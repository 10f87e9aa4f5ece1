package mgwc.lsp;

import java.util.Optional;

/**
 * A key as it stands in a line.
 *
 * @param name without quotes
 * @param start index of its first character, quotes included
 * @param end index behind its last
 */
record KeyText(String name, int start, int end, int afterColon) {

    private static final int HEX = 16;

    /** The key that starts at an index, when a colon follows it. */
    static Optional<KeyText> of(String text, int from) {
        char first = text.charAt(from);
        if (first == '"' || first == '\'') {
            return quoted(text, from, first, false);
        }
        if ("[{#&*!|>%@`".indexOf(first) >= 0) {
            return Optional.empty();
        }
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '#' && i > from && text.charAt(i - 1) == ' ') {
                return Optional.empty();
            }
            if (c == ':' && (i + 1 == text.length() || Character.isWhitespace(text.charAt(i + 1)))) {
                return Optional.of(plain(text, from, i));
            }
        }
        return Optional.empty();
    }

    /** The same between brackets, where a colon may touch the value after a quoted key. */
    static Optional<KeyText> inFlow(String text, int from) {
        char first = text.charAt(from);
        if (first == '"' || first == '\'') {
            return quoted(text, from, first, true);
        }
        for (int i = from; i < text.length() && ",]}[{".indexOf(text.charAt(i)) < 0; i++) {
            boolean ends = i + 1 == text.length() || " ,]}".indexOf(text.charAt(i + 1)) >= 0;
            if (text.charAt(i) == ':' && ends) {
                return Optional.of(plain(text, from, i));
            }
        }
        return Optional.empty();
    }

    private static KeyText plain(String text, int from, int colon) {
        int end = colon;
        while (end > from && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return new KeyText(text.substring(from, end), from, end, colon + 1);
    }

    private static Optional<KeyText> quoted(String text, int from, char quote, boolean flow) {
        StringBuilder name = new StringBuilder();
        int end = quoteEnd(text, from + 1, quote, name);
        if (end < 0) {
            return Optional.empty();
        }
        int colon = OutlineReader.skipSpaces(text, end);
        boolean isKey = colon < text.length()
                && text.charAt(colon) == ':'
                && (flow || colon + 1 == text.length() || Character.isWhitespace(text.charAt(colon + 1)));
        return isKey ? Optional.of(new KeyText(name.toString(), from, end, colon + 1)) : Optional.empty();
    }

    /**
     * The index behind the closing quote, or -1.
     *
     * @param unquoted takes what stands between
     */
    static int quoteEnd(String text, int from, char quote, StringBuilder unquoted) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean more = i + 1 < text.length();
            if (quote == '"' && c == '\\' && more) {
                i = unescaped(text, i + 1, unquoted);
            } else if (c == quote && quote == '\'' && more && text.charAt(i + 1) == '\'') {
                i++;
                unquoted.append('\'');
            } else if (c == quote) {
                return i + 1;
            } else {
                unquoted.append(c);
            }
        }
        return -1;
    }

    /** The index of the last character of an escape (YAML 1.2.2, 5.7) that starts behind its backslash. */
    private static int unescaped(String text, int at, StringBuilder unquoted) {
        char c = text.charAt(at);
        int digits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
        if (digits > 0) {
            return codePoint(text, at, digits, unquoted);
        }
        int plain = "0abtnvfreNL P_".indexOf(c);
        unquoted.append(plain < 0 ? c : "\0\u0007\b\t\n\u000b\f\r\u001b\u0085\u2028 \u2029\u00a0".charAt(plain));
        return at;
    }

    private static int codePoint(String text, int at, int digits, StringBuilder unquoted) {
        int end = at + 1 + digits;
        try {
            if (end <= text.length()) {
                unquoted.appendCodePoint(Integer.parseInt(text, at + 1, end, HEX));
                return end - 1;
            }
        } catch (IllegalArgumentException e) {
            // Half-typed: taken as it stands.
        }
        unquoted.append(text.charAt(at));
        return at;
    }
}
