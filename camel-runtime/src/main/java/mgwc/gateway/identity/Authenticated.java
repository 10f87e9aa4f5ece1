package mgwc.gateway.identity;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A caller whose credentials were verified.
 *
 * @param issuer name of the issuer in the gateway's configuration
 * @param subject whom the credentials speak for
 * @param clientId the OAuth2 client that presented them
 * @param scopes what the credentials allow, as exact tokens
 * @param attributes the claims that the release asks to keep, as text by name
 * @param application the application that the client belongs to, if the release knows it
 */
public record Authenticated(
        String issuer,
        Optional<String> subject,
        Optional<String> clientId,
        Set<String> scopes,
        Map<String, String> attributes,
        Optional<Application> application)
        implements CallerIdentity {
    public Authenticated {
        scopes = Set.copyOf(scopes);
        attributes = Map.copyOf(attributes);
    }

    @Override
    public KeyType keyType() {
        return application.isPresent() ? application.get().keyType() : KeyType.PRODUCTION;
    }
}
