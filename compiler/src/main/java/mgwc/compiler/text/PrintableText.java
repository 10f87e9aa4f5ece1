package mgwc.compiler.text;

/** Text that may come from a file, without anything that a terminal, a log or a page would obey or hide. */
public final class PrintableText {

    private static final int REPLACEMENT = 0xfffd;

    private PrintableText() {}

    /** The text on one line; control and format characters, line ends and lone surrogates become U+FFFD. */
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
