package mgwc.gateway.jwt;

import java.security.PublicKey;
import java.util.Optional;
import java.util.Set;

/**
 * A public key of an issuer.
 *
 * @param algorithms what it may verify: by its type and size, and by what its JWK says about {@code alg}, {@code use}
 *     and {@code key_ops}
 */
record VerificationKey(Optional<String> id, PublicKey key, Set<SignatureAlgorithm> algorithms) {
    VerificationKey {
        algorithms = Set.copyOf(algorithms);
    }

    /** Whether the key has that id; ids are case-sensitive (RFC 7517 section 4.5). */
    boolean isNamed(String name) {
        return id.isPresent() && id.get().equals(name);
    }
}
