package mgwc.compiler.text;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Names in a sentence: {@code `a`, `b` and `c`}; of many only the first. */
public final class Listing {

    private static final int MOST = 10;

    private Listing() {}

    /** What there is, as a sentence: {@code tiers are `Gold` and `Silver`}, or {@code there are no tiers}. */
    public static String sentence(String plural, Collection<String> names) {
        return names.isEmpty() ? "there are no " + plural : plural + " are " + of(names);
    }

    /** Empty for no names. */
    public static String of(Collection<String> names) {
        List<String> shown =
                names.stream().limit(MOST).map(name -> "`" + name + "`").toList();
        if (names.size() > MOST) {
            return String.join(", ", shown) + " and " + (names.size() - MOST) + " more";
        }
        if (shown.size() < 2) {
            return String.join("", shown);
        }
        return shown.stream().limit(shown.size() - 1L).collect(Collectors.joining(", ")) + " and " + shown.getLast();
    }
}
