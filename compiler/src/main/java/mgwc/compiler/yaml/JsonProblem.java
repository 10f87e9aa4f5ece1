package mgwc.compiler.yaml;

import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.SourceSpan;

/**
 * Why a text is not JSON, in words that say how to make it JSON.
 *
 * @param start index of the first character to point at
 * @param end index behind the last one
 */
record JsonProblem(int start, int end, String message, String help) {

    private static final int LONGEST_WORD = 40;

    Diagnostic in(SourceSpan span) {
        return SyntaxRules.YAML_SYNTAX.at(span, message).withHelp(help);
    }

    /** A value was due. */
    static JsonProblem at(String text, int at) {
        if (at >= text.length()) {
            return end(text, "a value is missing at the end of the file", "add the value and close what is open");
        }
        char c = text.charAt(at);
        if (startsComment(text, at)) {
            return comment(text, at);
        }
        if (isPartOfAWord(text, at) && text.substring(0, at).isBlank()) {
            return new JsonProblem(
                    at,
                    wordEnd(text, at),
                    "the file does not start as JSON does",
                    "write JSON, or name the file `.yaml`: a file whose name ends in `.json` is read as JSON");
        }
        if (c == '\'') {
            return one(at, "a text is in single quotes", "JSON has double quotes only");
        }
        if (c == '}' || c == ']') {
            return one(at, "a value is missing before `" + c + "`", "add the value, or delete the comma before it");
        }
        if (c == ',' || c == ':') {
            return one(at, "a value is missing before `" + c + "`", "add the value, or delete the `" + c + "`");
        }
        if (isPartOfAWord(text, at)) {
            return word(text, at);
        }
        return one(at, described(c) + " starts no JSON value", "put texts in double quotes");
    }

    private static JsonProblem word(String text, int at) {
        int end = wordEnd(text, at);
        String word = text.substring(at, Math.min(end, at + LONGEST_WORD));
        String help = switch (word) {
            case "NaN", "Infinity", "-Infinity", "+Infinity", "nan", "inf", "-inf" -> "write a number, or `null`";
            case "True", "TRUE" -> "write `true`";
            case "False", "FALSE" -> "write `false`";
            case "None", "NULL", "Null", "nil", "undefined" -> "write `null`";
            default ->
                isLikeANumber(word)
                        ? "a number is like `-12.5e3`: no `+` or zeros before it, and digits on both sides of its point"
                        : "put texts in double quotes";
        };
        return new JsonProblem(at, end, "`" + NodeText.shown(word) + "` is not a JSON value", help);
    }

    private static boolean isLikeANumber(String word) {
        return word.chars().anyMatch(c -> c >= '0' && c <= '9') && "+-.0123456789".indexOf(word.charAt(0)) >= 0;
    }

    /**
     * The key of an entry was due.
     *
     * @param open index of the brace
     */
    static JsonProblem key(String text, int open, int at) {
        if (at >= text.length()) {
            return new JsonProblem(open, open + 1, "a `{` is never closed", "close it with `}`");
        }
        char c = text.charAt(at);
        if (startsComment(text, at)) {
            return comment(text, at);
        }
        if (c == '}') {
            return trailingComma(text, at);
        }
        if (c == '\'') {
            return one(at, "a key is in single quotes", "JSON has double quotes only");
        }
        if (c == ',') {
            return one(at, "an entry is missing before `,`", "delete the comma");
        }
        int end = isPartOfAWord(text, at) ? wordEnd(text, at) : at + 1;
        return new JsonProblem(
                at,
                end,
                isPartOfAWord(text, at) ? "a key is not in quotes" : described(c) + " starts no key",
                "put keys in double quotes");
    }

    /** At the bracket or brace behind a comma. */
    static JsonProblem trailingComma(String text, int at) {
        int comma = at - 1;
        while (comma > 0 && text.charAt(comma) != ',') {
            comma--;
        }
        return one(comma, "a comma is before the closing `" + text.charAt(at) + "`", "delete the comma");
    }

    static JsonProblem colon(String text, int at) {
        if (at >= text.length()) {
            return end(
                    text, "a key has no value at the end of the file", "add `:` and the value, and close what is open");
        }
        return startsComment(text, at)
                ? comment(text, at)
                : one(at, "a key has no `:` behind it", "write `\"key\": value`");
    }

    /**
     * A comma or the end of an object or array was due.
     *
     * @param open index of its start
     */
    static JsonProblem separator(String text, int open, int at, char close) {
        if (at >= text.length()) {
            return new JsonProblem(
                    open, open + 1, "a `" + text.charAt(open) + "` is never closed", "close it with `" + close + "`");
        }
        if (startsComment(text, at)) {
            return comment(text, at);
        }
        char c = text.charAt(at);
        return c == '}' || c == ']'
                ? one(at, "a `" + text.charAt(open) + "` is closed with `" + c + "`", "close it with `" + close + "`")
                : one(at, "a comma is missing before " + described(c), "write a comma between two values");
    }

    static JsonProblem behindTheEnd(String text, int at) {
        return startsComment(text, at)
                ? comment(text, at)
                : one(at, described(text.charAt(at)) + " is behind the end of the JSON value", "a file has one value");
    }

    static JsonProblem openString(int start, int end) {
        return new JsonProblem(start, Math.min(start + 1, end), "a quote is opened and never closed", "close the text");
    }

    /** At a character that no string has. */
    static JsonProblem inString(String text, int start, int at) {
        char c = text.charAt(at);
        return c == '\n' || c == '\r'
                ? one(start, "a text goes on in the next line", "close the quote, or write `\\n` for a line break")
                : one(at, "a text holds " + described(c), "write it as an escape, such as `\\t` or `\\u0001`");
    }

    /** At a backslash. */
    static JsonProblem escape(String text, int at) {
        return new JsonProblem(
                at,
                Math.min(at + 2, text.length()),
                "a backslash starts no known escape",
                "write `\\\\` for a backslash; JSON has `\\\"`, `\\\\`, `\\/`, `\\b`, `\\f`, `\\n`, `\\r`, `\\t` and `\\u` with four digits");
    }

    /** Whether a character goes on with a number or a word, so that what is before it is not at its end. */
    static boolean isPartOfAWord(String text, int at) {
        if (at >= text.length()) {
            return false;
        }
        char c = text.charAt(at);
        return Character.isLetterOrDigit(c) || "+-._$".indexOf(c) >= 0;
    }

    private static int wordEnd(String text, int at) {
        int end = at;
        while (isPartOfAWord(text, end)) {
            end++;
        }
        return end;
    }

    private static boolean startsComment(String text, int at) {
        return text.charAt(at) == '#' || text.startsWith("//", at) || text.startsWith("/*", at);
    }

    private static JsonProblem comment(String text, int at) {
        return new JsonProblem(
                at,
                Math.min(at + (text.charAt(at) == '#' ? 1 : 2), text.length()),
                "JSON has no comments",
                "delete it");
    }

    private static JsonProblem one(int at, String message, String help) {
        return new JsonProblem(at, at + 1, message, help);
    }

    private static JsonProblem end(String text, String message, String help) {
        int last = Math.max(text.stripTrailing().length() - 1, 0);
        return new JsonProblem(last, Math.min(last + 1, text.length()), message, help);
    }

    private static String described(char c) {
        return c < ' ' || (c >= 0x7f && c < 0xa0) || Character.isSurrogate(c) || c >= 0xfffe
                ? "the character U+%04X".formatted((int) c)
                : "`" + NodeText.shown(String.valueOf(c)) + "`";
    }
}
