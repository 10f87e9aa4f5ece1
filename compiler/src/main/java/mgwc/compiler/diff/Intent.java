package mgwc.compiler.diff;

import java.util.Locale;

/** Whether a difference of two environments is meant, as far as files tell. */
public enum Intent {
    /** Only one of the two says so in its own files: the other may have been forgotten. */
    ONE_SIDED("one-sided: only one of the two says so, the other may have been forgotten"),
    /** Nobody says so: it follows from the labels that select APIs. */
    SELECTED("by selection: follows from the labels that select APIs"),
    /** Each of the two says so in its own files. */
    INTENTIONAL("meant: each says so in its own files");

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
