package mgwc.gateway.request;

import io.netty.util.AsciiString;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A set of header names, without regard to case. */
public final class HeaderNameSet {

    public static final HeaderNameSet NONE = of();

    // open addressing, so that a name is looked up without being copied
    private final @Nullable CharSequence[] slots;

    private HeaderNameSet(CharSequence[] names) {
        this.slots = new CharSequence[Integer.highestOneBit(Math.max(1, names.length)) * 4];
        for (CharSequence name : names) {
            put(name);
        }
    }

    private void put(CharSequence name) {
        int slot = AsciiString.hashCode(name) & slots.length - 1;
        while (slots[slot] != null) {
            slot = slot + 1 & slots.length - 1;
        }
        slots[slot] = name;
    }

    public static HeaderNameSet of(CharSequence... names) {
        return new HeaderNameSet(names);
    }

    /**
     * The names that {@code Connection} nominates, which are for the next recipient only (RFC 9110 section 7.6.1).
     * Nobody can nominate {@link EndToEndFields}, and an option that is not a name nominates nothing.
     */
    public static HeaderNameSet nominated(Iterable<String> connectionValues) {
        List<String> nominated = new ArrayList<>();
        for (String value : connectionValues) {
            if (value.equalsIgnoreCase("keep-alive") || value.equalsIgnoreCase("close")) {
                continue; // what nearly everyone says nominates nothing that would be passed on
            }
            for (String option : value.split(",", -1)) {
                String name = option.strip();
                if (FieldText.isToken(name) && !EndToEndFields.contains(name)) {
                    nominated.add(name);
                }
            }
        }
        return nominated.isEmpty() ? NONE : of(nominated.toArray(CharSequence[]::new));
    }

    /** Removes the fields with these names. */
    void removeFrom(MutableHeaderFields fields) {
        for (CharSequence name : slots) {
            if (name != null) {
                fields.remove(name);
            }
        }
    }

    public boolean contains(CharSequence name) {
        int slot = AsciiString.hashCode(name) & slots.length - 1;
        for (CharSequence known = slots[slot]; known != null; known = slots[slot]) {
            if (AsciiString.contentEqualsIgnoreCase(known, name)) {
                return true;
            }
            slot = slot + 1 & slots.length - 1;
        }
        return false;
    }

    /** As {@link #contains}, taking underscores for the hyphens that many servers take them for. */
    public boolean containsLoosely(String name) {
        return contains(name) || (name.indexOf('_') >= 0 && contains(name.replace('_', '-')));
    }

    /** Whether the names are the same, taking underscores for hyphens. */
    public static boolean sameLoosely(String name, String other) {
        return name.length() == other.length() && name.replace('_', '-').equalsIgnoreCase(other.replace('_', '-'));
    }
}
