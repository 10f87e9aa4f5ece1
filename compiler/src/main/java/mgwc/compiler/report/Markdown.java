package mgwc.compiler.report;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.text.Backticks;
import mgwc.compiler.text.TerminalText;

/**
 * Text that other people wrote, as Markdown that shows it and nothing else: no markup, no mentions, no rows of its own.
 */
final class Markdown {

    private Markdown() {}

    /**
     * A code span that may stand in a table. Its fence is longer than any run of backticks inside; a pipe is escaped,
     * as tables ask for even there (GFM section 4.10).
     */
    static String code(String text) {
        String line = TerminalText.line(text).replace("|", "\\|");
        if (line.isBlank()) {
            return "";
        }
        String fence = "`".repeat(Backticks.longestRun(line) + 1);
        boolean pad = line.startsWith("`") || line.endsWith("`") || line.startsWith(" ") || line.endsWith(" ");
        return pad ? fence + " " + line + " " + fence : fence + line + fence;
    }

    /** Plain text where HTML is read, such as in a {@code <summary>}. */
    static String html(String text) {
        StringBuilder html = new StringBuilder();
        TerminalText.line(text).codePoints().forEach(point -> {
            boolean plain = Character.isLetterOrDigit(point) || " ,.-/:;()".indexOf(point) >= 0;
            html.append(plain ? Character.toString(point) : "&#" + point + ";");
        });
        return html.toString();
    }

    static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /**
     * A fence for a block that holds these lines.
     *
     * @return backticks, more than any line has in a row
     */
    static String fence(Iterable<String> lines) {
        int longest = 2;
        for (String line : lines) {
            longest = Math.max(longest, Backticks.longestRun(line));
        }
        return "`".repeat(longest + 1);
    }

    /**
     * A place, as a link when there is something to link to.
     *
     * @param base address of the files of the commit, with a slash at the end, or empty
     */
    static String place(String base, SourceSpan span) {
        String text = code(span.file() + ":" + span.startLine());
        return base.isEmpty() ? text : "[" + text + "](<" + base + path(span.file()) + "#L" + span.startLine() + ">)";
    }

    /** Percent-encoded, also what means something to a table or a link. */
    private static String path(String file) {
        try {
            String raw = new URI(null, null, "/" + file, null).toASCIIString().substring(1);
            return raw.replace("|", "%7C")
                    .replace("@", "%40")
                    .replace("(", "%28")
                    .replace(")", "%29");
        } catch (URISyntaxException e) {
            return "";
        }
    }
}
