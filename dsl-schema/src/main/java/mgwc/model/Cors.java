package mgwc.model;

import java.time.Duration;
import java.util.List;

/**
 * The web pages that may call an API or one operation from another origin.
 *
 * @param origins exactly as browsers send them; {@code *} alone for every page
 * @param allowCredentials whether pages may send cookies and other credentials that the browser keeps
 * @param allowHeaders request header fields that pages may send besides those of the contract
 * @param exposeHeaders response header fields that pages may read besides those of the contract
 * @param maxAge how long browsers may remember the answer to a preflight request
 */
public record Cors(
        List<String> origins,
        boolean allowCredentials,
        List<String> allowHeaders,
        List<String> exposeHeaders,
        Duration maxAge) {

    /** Stands for the origin of every page. */
    public static final String ANY_ORIGIN = "*";

    public Cors {
        origins = List.copyOf(origins);
        allowHeaders = List.copyOf(allowHeaders);
        exposeHeaders = List.copyOf(exposeHeaders);
    }
}
