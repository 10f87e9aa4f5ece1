package mgwc.gateway.jwt;

import java.security.PublicKey;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mgwc.jwk.Jwk;
import mgwc.jwk.MalformedJwkException;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.lang.JoseException;

/** The public key that a usable JWK is (RFC 7518 section 6, RFC 8037 section 2). */
final class JwkReader {

    private JwkReader() {}

    /**
     * The key, for the algorithms that its JWK allows; empty if the library does not take it.
     *
     * @param allowed names of algorithms
     */
    static Optional<VerificationKey> read(Jwk jwk, Set<String> allowed) {
        try {
            PublicKey key = publicKey(jwk);
            Set<SignatureAlgorithm> algorithms = EnumSet.noneOf(SignatureAlgorithm.class);
            Arrays.stream(SignatureAlgorithm.values())
                    .filter(algorithm -> allowed.contains(algorithm.name()) && algorithm.fits(key))
                    .forEach(algorithms::add);
            return algorithms.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new VerificationKey(jwk.text("kid"), key, algorithms));
        } catch (JoseException | MalformedJwkException e) {
            return Optional.empty();
        }
    }

    private static PublicKey publicKey(Jwk jwk) throws MalformedJwkException, JoseException {
        return switch (jwk.text("kty").orElse("")) {
            case "RSA" -> new RsaJsonWebKey(members(jwk, "kty", "n", "e")).getRsaPublicKey();
            case "EC" -> new EllipticCurveJsonWebKey(members(jwk, "kty", "crv", "x", "y")).getECPublicKey();
            default -> new OctetKeyPairJsonWebKey(members(jwk, "kty", "crv", "x")).getPublicKey();
        };
    }

    /** Only what makes up the public key goes to the library: no certificates, no URLs. */
    private static Map<String, Object> members(Jwk jwk, String... names) throws MalformedJwkException {
        Map<String, Object> members = new HashMap<>();
        for (String name : List.of(names)) {
            jwk.text(name).ifPresent(text -> members.put(name, text));
        }
        return members;
    }
}
