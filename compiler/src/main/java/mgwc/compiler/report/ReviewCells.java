package mgwc.compiler.report;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.text.Markdown;
import mgwc.compiler.text.PrintableText;

/** Values and places of a review in the tables of a comment. */
final class ReviewCells {

    private ReviewCells() {}

    /** An excerpt of a value as code. */
    static String value(String text) {
        return Markdown.cell(PrintableText.excerpt(text));
    }

    /**
     * A place, as a link when there is something to link to.
     *
     * @param base address of the files of the commit, with a slash at the end, or empty
     */
    static String place(String base, SourceSpan span) {
        String text = value(span.file() + ":" + span.startLine());
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

    static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
