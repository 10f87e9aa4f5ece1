package mgwc.gateway.operation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mgwc.gateway.identity.KeyType;
import mgwc.gateway.jwt.TokenVerifier;
import mgwc.gateway.throttle.Limiter;
import mgwc.gateway.upstream.Upstream;

/**
 * Everything the steps need to know about the operation a request matched, resolved when its generation was built.
 *
 * @param release short digest of the release the operation belongs to
 * @param basePath the API's base path; back ends see what is below it
 * @param path OpenAPI template below the base path
 * @param routeId Camel route that serves it
 * @param verifier present unless the operation is anonymous
 * @param subscribers by OAuth2 client id
 * @param limiters the API's and the operation's own limits
 * @param upstreams by key type; a key type may be missing
 */
public record Operation(
        String release,
        String api,
        String basePath,
        String id,
        String path,
        String routeId,
        Optional<TokenVerifier> verifier,
        Set<String> scopes,
        boolean subscriptionRequired,
        Map<String, Subscriber> subscribers,
        List<Limiter> limiters,
        Map<KeyType, Upstream> upstreams) {
    public Operation {
        scopes = Set.copyOf(scopes);
        limiters = List.copyOf(limiters);
        upstreams = Map.copyOf(upstreams);
    }
}
