package mgwc.compiler.change;

import java.util.Locale;

/** Who notices a change. */
public enum Consequence {
    /** Requests that were answered may not be any more. */
    CALLERS,
    /** Who can reach what changes. */
    EXPOSURE,
    /** More or less load passes, or it is spread differently. */
    CAPACITY,
    /** What operators see of the gateway changes. */
    OBSERVABILITY,
    /** Nobody: the gateway does what it did. */
    NONE,
    /** No rule knows the change, so a person has to judge it. */
    UNCLASSIFIED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
