package mgwc.compiler.text;

import java.util.stream.Collectors;

/** Values that people wrote, fit for one line of a terminal or a page. */
public final class TerminalText {

    private static final int LONGEST = 200;

    private TerminalText() {}

    /** One line; what would move the cursor, hide or reorder text is written as an escape, and long text is cut. */
    public static String line(String text) {
        String whole =
                text.codePoints().limit(LONGEST).mapToObj(TerminalText::visible).collect(Collectors.joining());
        return text.codePointCount(0, text.length()) > LONGEST ? whole + "…" : whole;
    }

    private static String visible(int point) {
        boolean hidden = switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
        return hidden ? "\\u{" + Integer.toHexString(point) + "}" : Character.toString(point);
    }
}
