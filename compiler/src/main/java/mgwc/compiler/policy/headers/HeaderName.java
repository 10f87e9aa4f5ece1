package mgwc.compiler.policy.headers;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the names of header fields mean to the gateway and to browsers. All names are in lower case. */
final class HeaderName {

    /** Fields that frame a message or concern one connection (RFC 9110 section 7.6.1, RFC 9112 section 6). */
    private static final Set<String> FRAMING = Set.of(
            "connection",
            "content-encoding",
            "content-length",
            "expect",
            "host",
            "http2-settings",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "via");

    private static final Set<String> IDS = Set.of("traceparent", "tracestate", "x-request-id");

    /** Fields that the gateway writes into requests itself, or never sends to a backend. */
    private static final Set<String> OF_PROXIES = Set.of(
            "forwarded",
            "x-forwarded-for",
            "x-forwarded-host",
            "x-forwarded-port",
            "x-forwarded-prefix",
            "x-forwarded-proto",
            "x-forwarded-server",
            "x-http-method",
            "x-http-method-override",
            "x-method-override",
            "x-original-uri",
            "x-original-url",
            "x-real-ip",
            "x-rewrite-url");

    private static final String CORS = "access-control-";

    private static final Set<String> OF_ANSWERS = Set.of("retry-after", "www-authenticate");

    /** Fields of responses by which browsers protect users. */
    private static final List<String> PROTECTION = List.of(
            "content-security-policy",
            "cross-origin-embedder-policy",
            "cross-origin-opener-policy",
            "cross-origin-resource-policy",
            "permissions-policy",
            "referrer-policy",
            "strict-transport-security",
            "x-content-type-options",
            "x-frame-options");

    private static final Pattern CREDENTIAL = Pattern.compile(
            "cookie|(.*-)?(api-?key|apikey|auth|authorization|password|passwd|secret|token|access-key|credential|credentials)");

    private HeaderName() {}

    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Why a policy cannot change a field; empty if it can. */
    static Optional<String> whyProtected(HeadersSection.Edit edit) {
        String name = edit.plainName();
        if (FRAMING.contains(name)) {
            return Optional.of("states how the message is sent, which the gateway writes itself");
        }
        if (IDS.contains(name)) {
            return Optional.of("identifies the request, and the gateway writes it itself");
        }
        return switch (edit.message()) {
            case REQUEST -> whyOfRequests(edit, name);
            case RESPONSE -> whyOfResponses(edit, name);
        };
    }

    private static Optional<String> whyOfRequests(HeadersSection.Edit edit, String name) {
        if (OF_PROXIES.contains(name)) {
            return Optional.of("states the caller or the target, and the gateway writes or removes it itself");
        }
        boolean removed = edit.action() == HeadersSection.Action.REMOVE;
        return name.equals("authorization") && !removed
                ? Optional.of("holds credentials, which do not belong into a document")
                : Optional.empty();
    }

    private static Optional<String> whyOfResponses(HeadersSection.Edit edit, String name) {
        if (name.startsWith(CORS) || name.equals("vary")) {
            return Optional.of("states who may read a response, which is the task of `cors`");
        }
        if (OF_ANSWERS.contains(name)) {
            return Optional.of("belongs to answers of the gateway");
        }
        boolean removed = edit.action() == HeadersSection.Action.REMOVE;
        return name.equals("set-cookie") && !removed
                ? Optional.of("would give every caller the same cookie")
                : Optional.empty();
    }

    /** What to do instead. */
    static String remedy(HeadersSection.Edit edit) {
        String name = edit.plainName();
        if (name.startsWith(CORS)) {
            return "use the section `cors`";
        }
        if (name.equals("authorization")) {
            return "use `authentication` of the endpoint set, which takes a `secretRef`";
        }
        return "delete the field";
    }

    static boolean isProtection(String plainName) {
        return PROTECTION.contains(plainName);
    }

    static boolean isCredential(String plainName) {
        return CREDENTIAL.matcher(plainName).matches();
    }
}
