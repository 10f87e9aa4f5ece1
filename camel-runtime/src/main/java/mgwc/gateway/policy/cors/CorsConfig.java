package mgwc.gateway.policy.cors;

import java.util.List;
import java.util.Set;

/** What pages may do; see {@link CorsRules}. */
record CorsConfig(
        boolean allowCredentials,
        List<String> allowHeaders,
        List<String> allowMethods,
        List<String> exposeHeaders,
        int maxAgeSeconds,
        List<String> origins) {

    /** @throws IllegalArgumentException as {@link CorsRules} does */
    CorsRules rules() {
        return new CorsRules(
                Set.copyOf(origins), allowCredentials, allowMethods, allowHeaders, exposeHeaders, maxAgeSeconds);
    }
}
