package mgwc.gateway.policy.throttle;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/**
 * The limits that requests must keep to, besides those of subscriptions.
 *
 * @param limits in the order in which they are asked
 */
record ThrottleConfig(List<OwnLimit> limits) {

    /** Whose requests are counted together. */
    enum Scope {
        @JsonProperty("api")
        API,
        @JsonProperty("operation")
        OPERATION
    }

    /**
     * One limit.
     *
     * @param api id of the API
     * @param operation of the API, for a limit of that scope
     * @param tier name of the tier
     */
    record OwnLimit(String api, Optional<String> operation, Scope scope, String tier) {
        OwnLimit {
            if (operation.isPresent() != (scope == Scope.OPERATION)) {
                throw new IllegalArgumentException("a limit names its `operation` if that is its scope, and only then");
            }
        }

        LimitSubject subject() {
            return switch (scope) {
                case API -> new LimitSubject.OfApi(api);
                case OPERATION -> new LimitSubject.OfOperation(api, operation.orElseThrow());
            };
        }
    }

    ThrottleConfig {
        limits = List.copyOf(limits);
    }
}
