package mgwc.release;

import java.util.List;
import java.util.Optional;

/**
 * The codes of the answers that a gateway gives instead of a backend (RFC 9457), with what they mean. The gateway makes
 * the answers, and the command line explains them; a test of the gateway holds both together.
 */
public final class ProblemCatalogue {

    private static final String MALFORMED = "malformed";
    private static final String UNAUTHENTICATED = "unauthenticated";
    private static final String FORBIDDEN = "forbidden";
    private static final String RATE_LIMITED = "rate_limited";
    private static final String BACKEND = "backend";

    private static final List<ProblemEntry> ENTRIES = List.of(
            new ProblemEntry(
                    101503,
                    502,
                    "Backend Unreachable",
                    BACKEND,
                    "No backend of the endpoint set accepted a connection, so none saw the request.",
                    "Check the addresses with `mgwc explain API --path endpoints`, and that the gateway can reach them."),
            new ProblemEntry(
                    101504,
                    504,
                    "Backend Timeout",
                    BACKEND,
                    "A backend took longer to connect or to answer than `timeouts` of its endpoint set allow.",
                    "Find out why the backend is slow, or raise `timeouts` of the endpoint set."),
            new ProblemEntry(
                    101506,
                    502,
                    "Bad Backend Response",
                    BACKEND,
                    "The backend closed the connection early, or its response is not HTTP.",
                    "Check that the address is that of an HTTP server, and that `http` or `https` fits it."),
            new ProblemEntry(
                    101507,
                    502,
                    "Response Too Large",
                    BACKEND,
                    "A policy needs the whole response, and the response is larger than the policy accepts.",
                    "Let the backend answer in smaller parts, or take the policy off the operation."),
            new ProblemEntry(
                    900400,
                    400,
                    "Bad Request",
                    MALFORMED,
                    "The request is not well-formed HTTP, or a part of it has a form that the gateway does not accept.",
                    "The `detail` of the answer names the part; the client has to change it."),
            new ProblemEntry(
                    900403,
                    403,
                    "Forbidden",
                    FORBIDDEN,
                    "A page of an origin that the API does not name called it, or a page called the administration.",
                    "Name the origin in `cors.origins` of the API if the page may call it."),
            new ProblemEntry(
                    900405,
                    405,
                    "Method Not Allowed",
                    "not_found",
                    "The contract has the path, but not with this method.",
                    "The answer names the methods in `Allow`. Describe the operation in the contract if it exists."),
            new ProblemEntry(
                    900408,
                    408,
                    "Request Timeout",
                    MALFORMED,
                    "The client stopped sending the body that it had announced.",
                    "Check the network of the client, and that its `Content-Length` is right."),
            new ProblemEntry(
                    900413,
                    413,
                    "Content Too Large",
                    MALFORMED,
                    "The body of the request is larger than a policy accepts.",
                    "Send less, or take the policy that needs the whole body off the operation."),
            new ProblemEntry(
                    900414,
                    414,
                    "URI Too Long",
                    MALFORMED,
                    "The request target is longer than the gateway accepts.",
                    "Send long data in the body of the request."),
            new ProblemEntry(
                    900417,
                    417,
                    "Expectation Failed",
                    MALFORMED,
                    "The request has an `Expect` field other than `100-continue`.",
                    "Leave the field out."),
            new ProblemEntry(
                    900421,
                    421,
                    "Misdirected Request",
                    "not_found",
                    "A request to the admin port has a host name that is not one of the admin port.",
                    "Name the host in `admin.hostNames` of the environment, or use the address."),
            new ProblemEntry(
                    900422,
                    422,
                    "Release Refused",
                    MALFORMED,
                    "`POST /reload` found a release that the gateway cannot run. It goes on with the release that it has.",
                    "The `detail` of the answer gives the reason. Build the release again, and reload."),
            new ProblemEntry(
                    900426,
                    426,
                    "Upgrade Required",
                    MALFORMED,
                    "The request asks for a WebSocket, which the gateway does not serve.",
                    "Send the request over plain HTTP."),
            new ProblemEntry(
                    900431,
                    431,
                    "Request Header Fields Too Large",
                    MALFORMED,
                    "The header of the request is larger than the gateway accepts.",
                    "Send fewer or shorter fields; long cookies are the usual reason."),
            new ProblemEntry(
                    900499,
                    499,
                    "Client Closed Request",
                    "abandoned",
                    "The client closed the connection before the response. Only metrics and usage events show it.",
                    "Check how long clients wait, and how long backends take."),
            new ProblemEntry(
                    900500,
                    500,
                    "Internal Server Error",
                    "internal",
                    "The gateway has a fault, and denied the request.",
                    "The log of the gateway has the reason, with the id of the request. Please report it."),
            new ProblemEntry(
                    900503,
                    503,
                    "Service Unavailable",
                    "unavailable",
                    "The gateway cannot serve the request now. No backend saw it.",
                    "The `detail` of the answer gives the reason. Clients may send the request again later."),
            new ProblemEntry(
                    900505,
                    505,
                    "HTTP Version Not Supported",
                    MALFORMED,
                    "The request is in a version of HTTP that the gateway does not speak.",
                    "Use HTTP/1.1, or HTTP/2 over TLS."),
            new ProblemEntry(
                    900800,
                    429,
                    "Message Throttled Out",
                    RATE_LIMITED,
                    "All callers together reached the limit of the API: the tier in `throttling` of the API.",
                    "Wait for the seconds in `Retry-After`, or choose a larger tier for the API."),
            new ProblemEntry(
                    900802,
                    429,
                    "Message Throttled Out",
                    RATE_LIMITED,
                    "All callers together reached the limit of the operation: the tier in its `throttling`.",
                    "Wait for the seconds in `Retry-After`, or choose a larger tier for the operation."),
            new ProblemEntry(
                    900804,
                    429,
                    "Message Throttled Out",
                    RATE_LIMITED,
                    "The application reached the limit of its subscription to the API.",
                    "Wait for the seconds in `Retry-After`, or choose a larger tier in `subscriptions` of the application."),
            new ProblemEntry(
                    900901,
                    401,
                    "Invalid Credentials",
                    UNAUTHENTICATED,
                    "The access token is not good: an issuer that the API does not trust, a wrong signature or audience, or no JWT"
                            + " at all. The answer never gives the reason.",
                    "Look for the reason where the gateway logs. Compare `iss` and `aud` of the token with the issuers of the"
                            + " environment."),
            new ProblemEntry(
                    900902,
                    401,
                    "Missing Credentials",
                    UNAUTHENTICATED,
                    "The operation needs an access token, and the request has none.",
                    "Send `Authorization: Bearer TOKEN`. `mgwc token` prints a token for `mgwc dev`."),
            new ProblemEntry(
                    900903,
                    401,
                    "Access Token Expired",
                    UNAUTHENTICATED,
                    "The access token was good, and has expired.",
                    "Get a new token. Compare the clocks of the gateway and the issuer if it is new."),
            new ProblemEntry(
                    900906,
                    404,
                    "No Matching Resource",
                    "not_found",
                    "No API of the release has a resource at the path.",
                    "Compare the path with the base paths in `mgwc effective --env ENV`. Check that the environment selects the"
                            + " API."),
            new ProblemEntry(
                    900908,
                    403,
                    "Resource Forbidden",
                    FORBIDDEN,
                    "The token belongs to no application, the application is not subscribed to the API, or the API has no"
                            + " endpoint set for the key type.",
                    "Name the client in `credentials` of an application, and the API in its `subscriptions`."),
            new ProblemEntry(
                    900910,
                    403,
                    "Insufficient Scope",
                    FORBIDDEN,
                    "The access token is good, and lacks a scope that the operation requires.",
                    "The answer names the scopes in `WWW-Authenticate`. Ask the issuer for a token with them."));

    private ProblemCatalogue() {}

    /** All problems, by code. */
    public static List<ProblemEntry> entries() {
        return ENTRIES;
    }

    /** The problem with a code, written as in the answer. */
    public static Optional<ProblemEntry> find(String code) {
        return ENTRIES.stream()
                .filter(entry -> Integer.toString(entry.code()).equals(code))
                .findFirst();
    }
}
