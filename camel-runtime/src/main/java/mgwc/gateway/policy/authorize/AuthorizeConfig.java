package mgwc.gateway.policy.authorize;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What callers need.
 *
 * @param scopes all of them
 */
record AuthorizeConfig(List<String> scopes, Subscription subscription) {

    /** Whether a caller must be an application that subscribed to the API. */
    enum Subscription {
        @JsonProperty("required")
        REQUIRED,
        @JsonProperty("optional")
        OPTIONAL
    }

    AuthorizeConfig {
        scopes = List.copyOf(scopes);
    }
}
