package mgwc.value;

import java.util.Locale;
import java.util.Optional;

/** The request methods an OpenAPI path item can describe and the gateway can serve (TRACE and CONNECT never are). */
public enum HttpMethod {
    GET,
    HEAD,
    POST,
    PUT,
    PATCH,
    DELETE,
    OPTIONS,
    QUERY;

    /** The method for an OpenAPI path item key such as {@code get}; empty for keys that are no method. */
    public static Optional<HttpMethod> ofPathItemKey(String key) {
        for (HttpMethod method : values()) {
            if (method.name().toLowerCase(Locale.ROOT).equals(key)) {
                return Optional.of(method);
            }
        }
        return Optional.empty();
    }
}
