package mgwc.compiler.source;

import java.util.List;
import java.util.stream.Stream;

/** Work on many things at once, with the results in the order of the things. */
public final class Concurrently {

    /** For fewer it does not pay to start threads. */
    private static final int MANY = 48;

    private Concurrently() {}

    /** A stream over the items that uses all processors when there are many; what is done must not share state. */
    public static <T> Stream<T> on(List<T> items) {
        return on(items, items.size());
    }

    /** Like {@link #on(List)}, for few items that stand for much work: {@code size} small things in all. */
    public static <T> Stream<T> on(List<T> items, int size) {
        return size < MANY ? items.stream() : items.parallelStream();
    }
}
