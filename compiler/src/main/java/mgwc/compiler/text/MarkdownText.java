package mgwc.compiler.text;

/**
 * Text from files inside of Markdown, where it means nothing but itself: no markup, HTML, link, mention or reference to
 * an issue.
 */
public final class MarkdownText {

    private static final String MARKUP = "\\`*_~|<>[]&!$#";

    /** Parts a name from the sign that would make it a mention or a reference. */
    private static final char ZERO_WIDTH_SPACE = '\u200b';

    private MarkdownText() {}

    /** A message, with what stands between backticks as code. */
    public static String of(String message) {
        String text = PrintableText.of(message);
        StringBuilder markdown = new StringBuilder(text.length() * 2);
        Backticks.split(text, words -> plain(words, markdown), code -> markdown.append(code(code)));
        return markdown.toString();
    }

    /** As code. An HTML element, because a code span knows no escapes and ends at a backtick. */
    public static String code(String text) {
        StringBuilder markdown = new StringBuilder("<code>");
        PrintableText.of(text).codePoints().forEach(c -> append(c, markdown));
        return markdown.append("</code>").toString();
    }

    private static void plain(String text, StringBuilder markdown) {
        text.codePoints().forEach(c -> {
            append(c, markdown);
            if (c == '@' || c == '#') {
                markdown.append(ZERO_WIDTH_SPACE);
            }
        });
    }

    private static void append(int c, StringBuilder markdown) {
        if (MARKUP.indexOf(c) >= 0 || c == ':') {
            markdown.append("&#").append(c).append(';');
        } else {
            markdown.appendCodePoint(c);
        }
    }
}
