package mgwc.gateway.policy.authenticate;

import java.util.List;

/**
 * Which tokens are accepted.
 *
 * @param claims the claims that later steps need, kept as attributes of the caller
 * @param issuers names of issuers
 */
record AuthenticateConfig(List<String> claims, List<String> issuers) {
    AuthenticateConfig {
        claims = List.copyOf(claims);
        issuers = List.copyOf(issuers);
    }
}
