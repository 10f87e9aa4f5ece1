package mgwc.gateway.problem;

import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;

/**
 * An answer the gateway gives instead of a back end, as an RFC 9457 problem.
 *
 * <p>The codes are those that WSO2 gateways use where there is one; problems of HTTP itself, for which there is none,
 * have 900000 plus the status. A problem that comes from a bad token carries the RFC 6750 challenge that goes with it.
 *
 * @param code stable number for programs
 * @param status HTTP status
 * @param title short and the same for every occurrence
 * @param detail what happened this time; never names classes, hosts or tokens
 * @param challenge value of {@code WWW-Authenticate} (RFC 6750 section 3)
 * @param retryAfterSeconds value of {@code Retry-After}
 */
public record Problem(
        int code,
        int status,
        String title,
        String detail,
        Optional<String> challenge,
        Optional<Long> retryAfterSeconds) {

    public static Problem of(int code, int status, String title, String detail) {
        return new Problem(code, status, title, detail, Optional.empty(), Optional.empty());
    }

    /** The token is not good; why is for the log and not for the caller. */
    public static Problem invalidCredentials() {
        return of(900901, 401, "Invalid Credentials", "the access token is not valid for this API")
                .withChallenge("Bearer realm=\"mgwc\", error=\"invalid_token\"");
    }

    /** There is no token; RFC 6750 section 3.1 asks for a challenge without an error code. */
    public static Problem missingCredentials() {
        return of(900902, 401, "Missing Credentials", "the request carries no bearer token")
                .withChallenge("Bearer realm=\"mgwc\"");
    }

    public static Problem expiredCredentials() {
        return of(900903, 401, "Access Token Expired", "the access token has expired")
                .withChallenge("Bearer realm=\"mgwc\", error=\"invalid_token\", "
                        + "error_description=\"the access token has expired\"");
    }

    /** The client is known to nobody, or its application has no subscription to the API. */
    public static Problem notSubscribed() {
        return of(900908, 403, "Resource Forbidden", "the application is not subscribed to this API");
    }

    /** The API has no endpoint set for the kind of key the caller has. */
    public static Problem keyTypeNotOffered(String keyType) {
        return of(900908, 403, "Resource Forbidden", "the API offers no " + keyType + " endpoints");
    }

    /** RFC 6750 section 3.1 {@code insufficient_scope}; the scopes are named in a stable order. */
    public static Problem insufficientScope(Collection<String> required) {
        return of(900910, 403, "Insufficient Scope", "the access token does not have a scope this operation requires")
                .withChallenge("Bearer realm=\"mgwc\", error=\"insufficient_scope\", scope=\""
                        + String.join(" ", new TreeSet<>(required)) + "\"");
    }

    /** The API's own limit is used up. */
    public static Problem apiThrottled(long retryAfterSeconds) {
        return of(900800, 429, "Message Throttled Out", "the API has reached its request limit")
                .withRetryAfter(retryAfterSeconds);
    }

    /** The operation's limit is used up. */
    public static Problem operationThrottled(long retryAfterSeconds) {
        return of(900802, 429, "Message Throttled Out", "the operation has reached its request limit")
                .withRetryAfter(retryAfterSeconds);
    }

    /** The limit of the application's subscription is used up. */
    public static Problem subscriptionThrottled(long retryAfterSeconds) {
        return of(900804, 429, "Message Throttled Out", "the subscription has reached its request limit")
                .withRetryAfter(retryAfterSeconds);
    }

    public static Problem noMatchingResource() {
        return of(900906, 404, "No Matching Resource", "no API has a resource at this path");
    }

    /** The path exists with other methods; the answer names them in {@code Allow}. */
    public static Problem methodNotAllowed() {
        return of(900405, 405, "Method Not Allowed", "the resource does not support this method");
    }

    /** @param detail what is malformed, without repeating what the client sent */
    public static Problem malformedRequest(String detail) {
        return of(900400, 400, "Bad Request", detail);
    }

    /** The caller stopped sending the body it had announced. */
    public static Problem requestTimeout() {
        return of(900408, 408, "Request Timeout", "the request body did not arrive in time");
    }

    public static Problem contentTooLarge() {
        return of(900413, 413, "Content Too Large", "the request body is larger than the gateway accepts");
    }

    public static Problem targetTooLong() {
        return of(900414, 414, "URI Too Long", "the request target is longer than the gateway accepts");
    }

    public static Problem expectationFailed() {
        return of(900417, 417, "Expectation Failed", "the only expectation the gateway knows is 100-continue");
    }

    public static Problem headersTooLarge() {
        return of(
                900431,
                431,
                "Request Header Fields Too Large",
                "the request headers are larger than the gateway accepts");
    }

    /** A fault of the gateway itself; what it was is in the log. */
    public static Problem internalError() {
        return of(900500, 500, "Internal Server Error", "the gateway could not process the request");
    }

    /** The gateway cannot serve the request now, and did not hand it to a back end. */
    public static Problem serviceUnavailable(String detail) {
        return of(900503, 503, "Service Unavailable", detail);
    }

    /** RFC 9110 section 15.6.6. */
    public static Problem versionNotSupported() {
        return of(
                900505,
                505,
                "HTTP Version Not Supported",
                "the gateway speaks HTTP/1.1, HTTP/1.0, and HTTP/2 over TLS");
    }

    /** No back end of the set accepted a connection, so none saw the request. */
    public static Problem backendUnreachable() {
        return of(101503, 502, "Back End Unreachable", "no connection to a back end could be made");
    }

    public static Problem backendTimeout() {
        return of(101504, 504, "Back End Timeout", "the back end did not answer in time");
    }

    /** The back end hung up or did not speak HTTP. */
    public static Problem badBackendResponse() {
        return of(101506, 502, "Bad Back End Response", "the back end gave no valid response");
    }

    public Problem withChallenge(String value) {
        return new Problem(code, status, title, detail, Optional.of(value), retryAfterSeconds);
    }

    public Problem withRetryAfter(long seconds) {
        return new Problem(code, status, title, detail, challenge, Optional.of(seconds));
    }
}
