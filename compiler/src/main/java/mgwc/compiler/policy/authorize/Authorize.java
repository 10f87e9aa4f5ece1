package mgwc.compiler.policy.authorize;

import java.util.List;

/**
 * What a caller who is known must have.
 *
 * @param scopes all of which the token must have, sorted
 * @param subscriptionRequired whether the caller must be an application that subscribed to the API
 */
public record Authorize(List<String> scopes, boolean subscriptionRequired) {

    public Authorize {
        scopes = List.copyOf(scopes);
    }
}
