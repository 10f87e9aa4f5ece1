package mgwc.gateway.jwt;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Whose tokens are accepted, and which of them. Every check has to be configured: what is left empty is an error and
 * never "anything goes".
 *
 * @param name in the gateway's configuration
 * @param issuer the exact {@code iss} claim
 * @param audiences the token's {@code aud} must name one of them
 * @param clientIdClaims the first that a token has names the OAuth2 client
 * @param keptClaims the claims of a token that are kept with it
 * @param clockSkew how far the issuer's clock and ours may be apart
 */
public record Issuer(
        String name,
        String issuer,
        Set<String> audiences,
        Set<SignatureAlgorithm> algorithms,
        KeySource keys,
        List<String> clientIdClaims,
        Set<String> keptClaims,
        Duration clockSkew) {
    public Issuer {
        audiences = Set.copyOf(audiences);
        algorithms = Set.copyOf(algorithms);
        clientIdClaims = List.copyOf(clientIdClaims);
        keptClaims = Set.copyOf(keptClaims);
        if (issuer.isEmpty() || audiences.isEmpty() || algorithms.isEmpty() || clockSkew.isNegative()) {
            throw new IllegalArgumentException("issuer `" + name
                    + "` needs the name it signs with, an audience, an algorithm and a clock skew of at least 0");
        }
    }
}
