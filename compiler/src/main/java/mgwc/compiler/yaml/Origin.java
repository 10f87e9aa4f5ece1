package mgwc.compiler.yaml;

import java.util.List;
import mgwc.compiler.diagnostic.SourceSpan;

/** Who set a value: a place in a file, possibly over earlier places, or the default of the schema. */
public sealed interface Origin {

    /** The place to show to a person; for a default the place of the mapping that left the value out. */
    SourceSpan span();

    /**
     * A file says so.
     *
     * @param replaced what was said before, the most recent first
     */
    record Written(SourceSpan span, List<Replaced> replaced) implements Origin {
        public Written {
            replaced = List.copyOf(replaced);
        }

        public static Written at(SourceSpan span) {
            return new Written(span, List.of());
        }
    }

    /** Nobody says so; the schema's default holds. */
    record Default(SourceSpan span) implements Origin {}

    /** A value that an overlay put aside. */
    record Replaced(SourceSpan span, String text) {}
}
