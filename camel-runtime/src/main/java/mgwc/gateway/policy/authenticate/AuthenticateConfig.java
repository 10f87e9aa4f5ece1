package mgwc.gateway.policy.authenticate;

import java.util.List;
import java.util.Optional;

/**
 * Which tokens are accepted, and how far they go.
 *
 * @param claims the claims that later steps need, kept as attributes of the caller
 * @param forwardToken present if backends get the token
 * @param issuers names of issuers
 */
record AuthenticateConfig(List<String> claims, Optional<Boolean> forwardToken, List<String> issuers) {
    AuthenticateConfig {
        claims = List.copyOf(claims);
        issuers = List.copyOf(issuers);
    }
}
