package mgwc.gateway.jwt;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Who a verified token speaks for.
 *
 * @param issuer name of the issuer in the gateway's configuration
 * @param clientId the OAuth2 client, from the first of the issuer's client id claims that is present
 * @param scopes the {@code scope} (or {@code scp}) claim as exact tokens
 * @param expiresAt after this the token is refused, cached or not
 */
public record Caller(
        String issuer, Optional<String> subject, Optional<String> clientId, Set<String> scopes, Instant expiresAt) {
    public Caller {
        scopes = Set.copyOf(scopes);
    }
}
