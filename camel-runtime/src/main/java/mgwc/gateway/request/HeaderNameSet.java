package mgwc.gateway.request;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;

/** A set of header names, without regard to case. */
public final class HeaderNameSet {

    public static final HeaderNameSet NONE = of();

    private final HttpHeaders names = new DefaultHttpHeaders();

    private HeaderNameSet() {}

    public static HeaderNameSet of(CharSequence... names) {
        var set = new HeaderNameSet();
        for (CharSequence name : names) {
            set.names.set(name, "");
        }
        return set;
    }

    /**
     * The names that {@code Connection} nominates, which are for the next recipient only (RFC 9110 section 7.6.1).
     *
     * @param endToEnd names that nobody can nominate
     */
    public static HeaderNameSet nominated(Iterable<String> connectionValues, HeaderNameSet endToEnd) {
        List<String> nominated = new ArrayList<>();
        for (String value : connectionValues) {
            if (value.equalsIgnoreCase("keep-alive") || value.equalsIgnoreCase("close")) {
                continue; // what nearly everyone says nominates nothing that would be passed on
            }
            for (String option : value.split(",", -1)) {
                String name = option.strip();
                if (!name.isEmpty() && !endToEnd.contains(name)) {
                    nominated.add(name);
                }
            }
        }
        return nominated.isEmpty() ? NONE : of(nominated.toArray(CharSequence[]::new));
    }

    public boolean contains(CharSequence name) {
        return names.contains(name);
    }

    /** As {@link #contains}, taking underscores for the hyphens that many servers take them for. */
    public boolean containsLoosely(String name) {
        return contains(name) || (name.indexOf('_') >= 0 && contains(name.replace('_', '-')));
    }

    public static boolean sameLoosely(String name, String other) {
        return name.length() == other.length() && name.replace('_', '-').equalsIgnoreCase(other.replace('_', '-'));
    }
}
