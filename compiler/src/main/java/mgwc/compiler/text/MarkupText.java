package mgwc.compiler.text;

/** Text as XML and HTML hold it, in elements and in quoted attributes. */
public final class MarkupText {

    private MarkupText() {}

    /** On one line, without characters that XML 1.0 forbids. */
    public static String of(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        PrintableText.of(text).codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(c);
            }
        });
        return safe.toString();
    }
}
