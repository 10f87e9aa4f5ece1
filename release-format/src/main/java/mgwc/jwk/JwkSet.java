package mgwc.jwk;

import java.util.List;
import java.util.Optional;

/** The limits and the outline of a JWK Set (RFC 7517 section 5). */
public final class JwkSet {

    /** The largest text of a set that is read, in octets of UTF-8. */
    public static final int MAX_BYTES = 256 * 1024;

    /** The largest number of keys in a set that is read. */
    public static final int MAX_KEYS = 100;

    private JwkSet() {}

    /** The elements of {@code keys}; empty if the value is not an object with a list of that name. */
    public static Optional<List<JwkValue>> keys(JwkValue set) {
        return set instanceof JwkValue.Members object && object.members().get("keys") instanceof JwkValue.Items keys
                ? Optional.of(keys.items())
                : Optional.empty();
    }
}
