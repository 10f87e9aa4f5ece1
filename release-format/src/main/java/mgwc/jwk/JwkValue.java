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

    /** An object. Its reader has refused repeated names. */
    record Members(Map<String, JwkValue> members) implements JwkValue {
        public Members {
            members = Map.copyOf(members);
        }
    }

    /** A number, {@code true}, {@code false} or {@code null}, none of which a key needs. */
    record Other() implements JwkValue {}
}
