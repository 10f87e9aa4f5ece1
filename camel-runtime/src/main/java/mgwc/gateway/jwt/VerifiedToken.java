package mgwc.gateway.jwt;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who a verified token speaks for.
 *
 * @param issuer name of the issuer in the gateway's configuration
 * @param clientId the OAuth2 client, from the first of the issuer's client id claims that is present
 * @param scopes the {@code scope} (or {@code scp}) claim as exact tokens
 * @param claims the claims that the issuer's configuration asks to keep, as text by name
 * @param expiresAt after this the token is refused, cached or not
 */
public record VerifiedToken(
        String issuer,
        Optional<String> subject,
        Optional<String> clientId,
        Set<String> scopes,
        Map<String, String> claims,
        Instant expiresAt) {
    public VerifiedToken {
        scopes = Set.copyOf(scopes);
        claims = Map.copyOf(claims);
    }
}
