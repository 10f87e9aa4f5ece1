package mgwc.compiler.diff;

import java.util.Locale;

/** Whether a difference of two environments is intentional, as far as files show. */
public enum Intent {
    /** Only one of the two says so in its own files: the other may have been forgotten. */
    ONE_SIDED("one-sided: only one of the two says so, the other may have been forgotten"),
    /** Nobody says so: it follows from the labels that select APIs. */
    SELECTED("by selection: follows from the labels that select APIs"),
    /** Each of the two says so in its own files. */
    INTENTIONAL("intentional: each environment sets its own value");

    private final String heading;

    Intent(String heading) {
        this.heading = heading;
    }

    public String heading() {
        return heading;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
