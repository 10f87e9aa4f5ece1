package mgwc.compiler.yaml;

import java.util.OptionalInt;

/** Whether a text is JSON to the letter (RFC 8259), of which YAML allows more. */
public final class JsonSyntax {

    private JsonSyntax() {}

    /** Whether a text begins as JSON objects and arrays do. */
    static boolean mayStart(String text) {
        String rest = text.stripLeading();
        return rest.startsWith("{") || rest.startsWith("[");
    }

    /** The line of the first character that JSON does not have there, from 1; empty for JSON. */
    public static OptionalInt firstBadLine(String text) {
        OptionalInt bad = JsonReader.firstBad(text);
        return bad.isEmpty() ? bad : OptionalInt.of(line(text, bad.getAsInt()));
    }

    private static int line(String text, int end) {
        int line = 1;
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c == '\n' || (c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n'))) {
                line++;
            }
        }
        return line;
    }
}
