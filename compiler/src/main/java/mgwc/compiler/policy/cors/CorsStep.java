package mgwc.compiler.policy.cors;

import java.util.List;

/**
 * What the gateway lets pages do.
 *
 * @param origins sorted
 * @param allowMethods the methods of the path that have these rules, sorted
 * @param allowHeaders names in lower case, sorted
 * @param exposeHeaders names in lower case, sorted
 */
record CorsStep(
        List<String> origins,
        boolean allowCredentials,
        List<String> allowMethods,
        List<String> allowHeaders,
        List<String> exposeHeaders,
        long maxAgeSeconds) {

    CorsStep {
        origins = List.copyOf(origins);
        allowMethods = List.copyOf(allowMethods);
        allowHeaders = List.copyOf(allowHeaders);
        exposeHeaders = List.copyOf(exposeHeaders);
    }
}
