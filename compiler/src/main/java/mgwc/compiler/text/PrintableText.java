package mgwc.compiler.text;

/** Text that may come from a file, without anything that a terminal, a log or a page would obey or hide. */
public final class PrintableText {

    private static final int REPLACEMENT = 0xfffd;
    private static final int LONGEST_EXCERPT = 200;

    private PrintableText() {}

    /** The text on one line; control, format and private characters, line ends and lone surrogates become U+FFFD. */
    public static String of(String text) {
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (!isPrintable(c)) {
                return replaced(text);
            }
            i += Character.charCount(c);
        }
        return text;
    }

    /**
     * The text on one line for somebody who compares it with another: each character that {@link #of} replaces is an
     * escape such as {@code \\u{202e}}, so that two different ones look different, and the text ends after 200
     * characters.
     */
    public static String excerpt(String text) {
        StringBuilder excerpt = new StringBuilder();
        text.codePoints()
                .limit(LONGEST_EXCERPT)
                .forEach(c -> excerpt.append(isPrintable(c) ? Character.toString(c) : escape(c)));
        return excerpt.append(text.codePointCount(0, text.length()) > LONGEST_EXCERPT ? "…" : "")
                .toString();
    }

    private static String escape(int c) {
        return "\\u{" + Integer.toHexString(c) + "}";
    }

    /** Whether a character shows itself, and nothing obeys it. */
    public static boolean isPrintable(int c) {
        return DisplayLine.width(c) >= 0;
    }

    private static String replaced(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            safe.appendCodePoint(isPrintable(c) ? c : REPLACEMENT);
            i += Character.charCount(c);
        }
        return safe.toString();
    }
}
