package mgwc.gateway.policy.cors;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import mgwc.gateway.request.FieldText;

/**
 * Which web pages may read a target, and how browsers may ask for it (WHATWG Fetch, section "HTTP CORS protocol").
 *
 * @param origins exact serialised origins (RFC 6454 section 6.2), or only {@code *} for all of them
 * @param allowCredentials whether browsers may send cookies and the like; never with {@code *}
 * @param allowMethods methods that the path serves by these rules
 * @param allowHeaders names of request header fields, in lower case
 * @param exposeHeaders names of response header fields that pages may read
 * @param maxAgeSeconds how long browsers may remember an answer to a preflight
 */
public record CorsRules(
        Set<String> origins,
        boolean allowCredentials,
        List<String> allowMethods,
        List<String> allowHeaders,
        List<String> exposeHeaders,
        int maxAgeSeconds) {

    private static final String ANY = "*";

    /** @throws IllegalArgumentException if the rules would let pages in that nobody named */
    public CorsRules {
        origins = Set.copyOf(origins);
        allowMethods = List.copyOf(allowMethods);
        allowHeaders = List.copyOf(allowHeaders);
        exposeHeaders = List.copyOf(exposeHeaders);
        if (origins.contains(ANY) && (allowCredentials || origins.size() > 1)) {
            throw new IllegalArgumentException("`*` stands neither with credentials nor with other origins");
        }
        if (origins.contains("null")) {
            throw new IllegalArgumentException("`null` is the origin of every sandboxed page");
        }
        if (!Stream.of(origins, allowMethods, allowHeaders, exposeHeaders)
                .flatMap(Collection::stream)
                .allMatch(FieldText::isValue)) {
            throw new IllegalArgumentException("a text is not the value of a header field");
        }
    }

    /** Whether pages of every origin may read the target. */
    boolean anyOrigin() {
        return origins.contains(ANY);
    }

    /**
     * Whether pages of an origin may read the target. Browsers send the origin in one form only, so it is compared
     * character by character; {@code null} and lists of origins are never among those that are named.
     */
    boolean allows(String origin) {
        return anyOrigin() ? !origin.isEmpty() : origins.contains(origin);
    }
}
