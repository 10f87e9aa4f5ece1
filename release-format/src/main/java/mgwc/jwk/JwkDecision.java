package mgwc.jwk;

import java.util.Set;

/** Whether a key of a set can verify signatures. */
public sealed interface JwkDecision {

    /**
     * The key verifies signatures.
     *
     * @param algorithms the JWS algorithms that it may verify, at least one
     */
    record Usable(Set<String> algorithms) implements JwkDecision {
        public Usable {
            algorithms = Set.copyOf(algorithms);
        }
    }

    /** The key is for something else, such as encryption, which is nothing to worry about. */
    record OtherPurpose() implements JwkDecision {}

    /** The key is left out (RFC 7517 section 5), while the others of the set stay in use. */
    record Unusable(JwkFault fault) implements JwkDecision {}
}
