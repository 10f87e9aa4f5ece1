package mgwc.jwk;

import java.util.List;
import java.util.Map;

/** A JSON value as far as JSON Web Keys are concerned, whatever library read it. */
public sealed interface JwkValue {

    /** A string. */
    record Text(String text) implements JwkValue {}

    /** An array. */
    record Items(List<JwkValue> items) implements JwkValue {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** An object in which every name is there once. */
    record Members(Map<String, JwkValue> members) implements JwkValue {
        public Members {
            members = Map.copyOf(members);
        }
    }

    /** An object that repeats a name, which readers of keys must not accept (RFC 7517 section 4). */
    record Repeating() implements JwkValue {}

    /** {@code null}. */
    record Null() implements JwkValue {}

    /** A number, {@code true} or {@code false}, none of which a key needs. */
    record Other() implements JwkValue {}
}
