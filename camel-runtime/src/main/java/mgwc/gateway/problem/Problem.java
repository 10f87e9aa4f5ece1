package mgwc.gateway.problem;

import java.util.Optional;

/**
 * An answer the gateway gives instead of a backend, as an RFC 9457 problem.
 *
 * <p>The codes are those that WSO2 gateways use where there is one; problems of HTTP itself, for which there is none,
 * have 900000 plus the status. A problem that comes from a bad token carries the RFC 6750 challenge that goes with it.
 *
 * @param category the kind of problem, for programs that group them
 * @param code stable number for programs
 * @param status HTTP status
 * @param title short and the same for every occurrence
 * @param detail what happened this time; never names classes, hosts or tokens
 * @param challenge value of {@code WWW-Authenticate} (RFC 6750 section 3)
 * @param retryAfterSeconds value of {@code Retry-After}
 * @param refusal why the caller is not let in, for operators; no part of the answer
 */
public record Problem(
        Category category,
        int code,
        int status,
        String title,
        String detail,
        Optional<String> challenge,
        Optional<Long> retryAfterSeconds,
        Optional<Refusal> refusal) {

    public static final int UPGRADE_REQUIRED = 426;

    /** The kind of a problem, by what would have to change for the request to be served. */
    public enum Category {
        /** The request itself is not one the gateway accepts. */
        MALFORMED,
        /** The caller presents no credentials, or none that are good. */
        UNAUTHENTICATED,
        /** The caller is known and may not do this. */
        FORBIDDEN,
        /** The caller or all callers together ask more often than a limit allows. */
        RATE_LIMITED,
        /** Nothing is served there, or not with this method. */
        NOT_FOUND,
        /** No backend answered well. */
        BACKEND,
        /** The gateway cannot serve the request at the moment. */
        UNAVAILABLE,
        /** The caller did not wait. */
        ABANDONED,
        /** A fault of the gateway. */
        INTERNAL
    }

    public static Problem of(Category category, int code, int status, String title, String detail) {
        return new Problem(category, code, status, title, detail, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static Problem noMatchingResource() {
        return of(Category.NOT_FOUND, 900906, 404, "No Matching Resource", "no API has a resource at this path");
    }

    /** The path exists with other methods; the answer names them in {@code Allow}. */
    public static Problem methodNotAllowed() {
        return of(Category.NOT_FOUND, 900405, 405, "Method Not Allowed", "the resource does not support this method");
    }

    /** The caller did not wait for the answer. Nobody sees this problem, but it is counted. */
    public static Problem clientClosedRequest() {
        return of(Category.ABANDONED, 900499, 499, "Client Closed Request", "the caller did not wait for the answer");
    }

    /** @param detail what is malformed, without repeating what the client sent */
    public static Problem malformedRequest(String detail) {
        return of(Category.MALFORMED, 900400, 400, "Bad Request", detail);
    }

    /** The caller stopped sending the body it had announced. */
    public static Problem requestTimeout() {
        return of(Category.MALFORMED, 900408, 408, "Request Timeout", "the request body did not arrive in time");
    }

    public static Problem contentTooLarge() {
        return of(
                Category.MALFORMED,
                900413,
                413,
                "Content Too Large",
                "the request body is larger than the gateway accepts");
    }

    /** A policy needs the whole response of the backend, and that is larger than the policy accepts. */
    public static Problem responseTooLarge() {
        return of(
                Category.BACKEND,
                101507,
                502,
                "Response Too Large",
                "the response of the backend is larger than the gateway accepts");
    }

    public static Problem targetTooLong() {
        return of(
                Category.MALFORMED,
                900414,
                414,
                "URI Too Long",
                "the request target is longer than the gateway accepts");
    }

    public static Problem expectationFailed() {
        return of(
                Category.MALFORMED,
                900417,
                417,
                "Expectation Failed",
                "the only expectation the gateway knows is 100-continue");
    }

    /**
     * The request asks for a protocol that the gateway does not serve; the answer names in {@code Upgrade} the one that
     * it does (RFC 9110 section 15.5.22).
     */
    public static Problem upgradeRequired() {
        return of(
                Category.MALFORMED,
                900426,
                UPGRADE_REQUIRED,
                "Upgrade Required",
                "the gateway does not serve WebSocket; send the request over plain HTTP");
    }

    public static Problem headersTooLarge() {
        return of(
                Category.MALFORMED,
                900431,
                431,
                "Request Header Fields Too Large",
                "the request headers are larger than the gateway accepts");
    }

    /** A fault of the gateway itself; what it was is in the log. */
    public static Problem internalError() {
        return of(Category.INTERNAL, 900500, 500, "Internal Server Error", "the gateway could not process the request");
    }

    /** The gateway cannot serve the request now, and did not hand it to a backend. */
    public static Problem serviceUnavailable(String detail) {
        return of(Category.UNAVAILABLE, 900503, 503, "Service Unavailable", detail);
    }

    /** The bodies in flight hold as much memory as they may together. */
    public static Problem tooManyBodies() {
        return serviceUnavailable("the bodies in flight use the memory that the gateway has for them")
                .withRetryAfter(1);
    }

    /** RFC 9110 section 15.6.6. */
    public static Problem versionNotSupported() {
        return of(
                Category.MALFORMED,
                900505,
                505,
                "HTTP Version Not Supported",
                "the gateway speaks HTTP/1.1, HTTP/1.0, and HTTP/2 over TLS");
    }

    public Problem withChallenge(String value) {
        return new Problem(category, code, status, title, detail, Optional.of(value), retryAfterSeconds, refusal);
    }

    public Problem withRetryAfter(long seconds) {
        return new Problem(category, code, status, title, detail, challenge, Optional.of(seconds), refusal);
    }

    /** The same answer to the caller, with the reason for operators. */
    public Problem because(Refusal reason) {
        return new Problem(category, code, status, title, detail, challenge, retryAfterSeconds, Optional.of(reason));
    }

    /** The same answer to the caller, with the reason for operators. */
    public Problem because(AuthFailure reason, String forOperators) {
        return because(new Refusal(reason, forOperators));
    }
}
