package mgwc.compiler.fix;

import java.util.List;

/**
 * A way to put a finding right that needs no decision.
 *
 * @param title what it does, in words that follow a colon: {@code rename `timouts` to `timeouts`}
 * @param edits in the file of the finding, in order and apart from each other
 */
public record Fix(String title, List<Edit> edits) {

    public Fix {
        edits = List.copyOf(edits);
    }

    static Fix of(String title, Edit edit) {
        return new Fix(title, List.of(edit));
    }

    /** Puts a text in the place of the characters from an offset up to, and without, another. */
    public record Edit(int from, int to, String text) {}
}
