package mgwc.lsp;

import mgwc.compiler.text.Backticks;
import mgwc.compiler.text.PrintableText;

/** Text from files in the Markdown of hovers, where it means nothing but itself. */
final class Markdown {

    private static final String MARKUP = "\\`*_{}[]()<>#+-!|~&$@:";

    private Markdown() {}

    /** As code: between more backticks than the text has in a row. */
    static String code(String text) {
        String printable = PrintableText.of(text);
        int longest = Backticks.longestRun(printable);
        String fence = "`".repeat(longest + 1);
        String space = longest > 0 || printable.isBlank() ? " " : "";
        return fence + space + printable + space + fence;
    }

    /** As words; what stands between single backticks becomes code, as in messages and descriptions. */
    static String text(String text) {
        String printable = PrintableText.of(text);
        StringBuilder words = new StringBuilder();
        Backticks.split(printable, plain -> plain(plain, words), code -> words.append(code(code)));
        return words.toString();
    }

    private static void plain(String text, StringBuilder words) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean meansSomething = MARKUP.indexOf(c) >= 0 && !isInnocent(text, i);
            words.append(meansSomething ? "\\" : "").append(c);
        }
    }

    /** Marks that mean nothing where they stand: a hyphen between letters, a colon before a space. */
    private static boolean isInnocent(String text, int i) {
        char c = text.charAt(i);
        boolean between = i > 0 && Character.isLetterOrDigit(text.charAt(i - 1));
        boolean spaceAfter = i + 1 == text.length() || text.charAt(i + 1) == ' ';
        return switch (c) {
            case '-', '+' -> between;
            case ':' -> spaceAfter;
            case '(', ')' -> true;
            default -> false;
        };
    }
}
