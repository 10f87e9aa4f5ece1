package mgwc.compiler.diagnostic;

import java.util.List;

/**
 * A way to put a finding right that needs no decision.
 *
 * @param title what it does, in words that follow a colon: {@code rename `timouts` to `timeouts`}
 * @param edits of one file, in order and apart from each other; at least one
 */
public record Fix(String title, List<Edit> edits) {

    public Fix {
        edits = List.copyOf(edits);
    }

    /**
     * Puts a text in the place of another.
     *
     * @param span what goes; at least one of it and the text is not empty
     * @param text what comes, without a line end
     */
    public record Edit(SourceSpan span, String text) {}

    /** A fix of one edit. */
    public static Fix of(String title, Edit edit) {
        return new Fix(title, List.of(edit));
    }
}
