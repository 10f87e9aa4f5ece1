package mgwc.gateway.request;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Names of header fields that are for every recipient of a message. A sender must not list them in {@code Connection},
 * which is for fields of one connection (RFC 9110 section 7.6.1). So no caller can make the gateway remove a
 * credential, a precondition or a field of a policy before the backend sees it.
 *
 * <p>These are the fields of HTTP itself and of its registered extensions, and names by which APIs tell who calls.
 * Names are compared without regard to case, and {@code _} is taken for {@code -}, as many servers do.
 */
public final class EndToEndFields {

    private static final HeaderNameSet NAMES = HeaderNameSet.of(
            "age",
            "allow",
            "alt-svc",
            "alt-used",
            "baggage",
            "cookie",
            "cookie2",
            "date",
            "deprecation",
            "digest",
            "dnt",
            "early-data",
            "etag",
            "expect",
            "expires",
            "from",
            "host",
            "last-modified",
            "link",
            "location",
            "max-forwards",
            "p3p",
            "pragma",
            "prefer",
            "priority",
            "range",
            "referer",
            "refresh",
            "repr-digest",
            "retry-after",
            "server",
            "set-cookie",
            "soapaction",
            "sunset",
            "traceparent",
            "tracestate",
            "upgrade-insecure-requests",
            "user-agent",
            "vary",
            "via",
            "warning",
            "www-authenticate",
            "x-frame-options",
            "x-http-method",
            "x-method-override",
            "x-powered-by",
            "x-requested-with");

    private static final List<String> PREFIXES = List.of(
            "accept",
            "access-control-",
            "cache-",
            "cdn-",
            "content-",
            "cross-origin-",
            "delta-",
            "if-",
            "origin",
            "permissions-",
            "preference-",
            "ratelimit",
            "referrer-",
            "sec-",
            "server-timing",
            "strict-transport-",
            "timing-",
            "want-",
            "x-amz-",
            "x-amzn-",
            "x-b3-",
            "x-content-",
            "x-csrf",
            "x-goog-",
            "x-http-method-",
            "x-ms-",
            "x-ratelimit",
            "x-xsrf");

    /** Words of a name, between hyphens, by which an API identifies or authorizes a caller, or tells requests apart. */
    private static final Set<String> WORDS = Set.of(
            "account",
            "apikey",
            "app",
            "application",
            "client",
            "correlation",
            "credential",
            "credentials",
            "csrf",
            "customer",
            "dpop",
            "id",
            "idempotency",
            "identity",
            "jwt",
            "key",
            "nonce",
            "org",
            "organization",
            "password",
            "role",
            "roles",
            "scope",
            "scopes",
            "session",
            "signature",
            "subject",
            "subscription",
            "tenant",
            "token",
            "trace",
            "user",
            "username",
            "version",
            "xsrf");

    private EndToEndFields() {}

    /** Whether no sender may declare fields of that name to be for one connection. */
    public static boolean contains(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replace('_', '-');
        return NAMES.contains(plain)
                || ProtectedFields.isProtected(plain)
                || ProxyFields.contains(plain)
                || PREFIXES.stream().anyMatch(plain::startsWith)
                || namesCaller(plain);
    }

    private static boolean namesCaller(String plain) {
        for (String word : plain.split("-", -1)) {
            if (WORDS.contains(word) || word.startsWith("auth") || word.endsWith("key") || word.endsWith("token")) {
                return true;
            }
        }
        return false;
    }
}
