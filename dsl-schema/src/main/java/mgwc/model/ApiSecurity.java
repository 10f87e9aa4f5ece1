package mgwc.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/**
 * Who may call an API. Exactly one of {@code jwt} and {@code anonymous} holds; a document that says neither is an
 * error, so that no API is ever open by omission.
 */
public record ApiSecurity(Optional<Jwt> jwt, boolean anonymous) {

    /**
     * Bearer tokens that are JWTs (RFC 6750, RFC 9068).
     *
     * @param issuers names of issuers that the environment defines; a token of any of them is accepted
     * @param subscription whether the caller must be a known application that subscribed to the API
     * @param forwardToken whether backends get the token
     */
    public record Jwt(List<String> issuers, Subscription subscription, boolean forwardToken) {
        public Jwt {
            issuers = List.copyOf(issuers);
        }
    }

    /** Whether a subscription is needed. */
    public enum Subscription {
        @JsonProperty("required")
        REQUIRED,
        @JsonProperty("optional")
        OPTIONAL
    }
}
