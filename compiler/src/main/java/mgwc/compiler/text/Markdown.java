package mgwc.compiler.text;

import java.util.function.UnaryOperator;

/**
 * Text that other people wrote, as Markdown that shows it and nothing else: no markup, HTML, link, mention, reference
 * to an issue or row of a table. Texts become one line, without what a reader could not see.
 */
public final class Markdown {

    private static final String MARKUP = "\\`*_{}[]()<>#+-!|~&$@:";

    /** Parts a name from the sign that would make it a mention or a reference. */
    private static final char ZERO_WIDTH_SPACE = '\u200b';

    private Markdown() {}

    /** As code: between more backticks than the text has in a row (CommonMark section 6.1). */
    public static String code(String text) {
        String line = PrintableText.of(text);
        String fence = "`".repeat(Backticks.longestRun(line) + 1);
        String pad = line.isEmpty() || startsOrEndsWith(line, "`") || startsOrEndsWith(line, " ") ? " " : "";
        return fence + pad + line + pad + fence;
    }

    private static boolean startsOrEndsWith(String text, String sign) {
        return text.startsWith(sign) || text.endsWith(sign);
    }

    /**
     * As code in a cell of a table, where a pipe is escaped even in code (GFM section 4.10); nothing for a blank text.
     */
    public static String cell(String text) {
        return text.isBlank() ? "" : code(text.replace("|", "\\|"));
    }

    /** As words; text between single backticks becomes code, as in messages and descriptions. */
    public static String words(String text) {
        return words(text, Markdown::code, false);
    }

    /** As words in a cell of a table of a comment, where a forge looks for mentions and references. */
    public static String comment(String text) {
        return words(text, Markdown::cell, true);
    }

    private static String words(String text, UnaryOperator<String> code, boolean parted) {
        StringBuilder words = new StringBuilder();
        Backticks.split(
                PrintableText.of(text),
                plain -> plain(plain, parted, words),
                enclosed -> words.append(code.apply(enclosed)));
        return words.toString();
    }

    private static void plain(String text, boolean parted, StringBuilder words) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean meansSomething = MARKUP.indexOf(c) >= 0 && !isInnocent(text, i);
            words.append(meansSomething ? "\\" : "").append(c);
            if (parted && (c == '@' || c == '#')) {
                words.append(ZERO_WIDTH_SPACE);
            }
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

    /** As text of an HTML element inside of Markdown, such as a {@code <summary>}. */
    public static String html(String text) {
        StringBuilder html = new StringBuilder();
        PrintableText.of(text).codePoints().forEach(point -> {
            boolean plain = Character.isLetterOrDigit(point) || " ,.-/:;()".indexOf(point) >= 0;
            html.append(plain ? Character.toString(point) : "&#" + point + ";");
        });
        return html.toString();
    }

    /**
     * A fence for a block that holds these lines.
     *
     * @return backticks, more than any line has in a row
     */
    public static String fence(Iterable<String> lines) {
        int longest = 2;
        for (String line : lines) {
            longest = Math.max(longest, Backticks.longestRun(line));
        }
        return "`".repeat(longest + 1);
    }
}
