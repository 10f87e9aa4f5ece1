package mgwc.gateway.policy.authenticate;

import mgwc.gateway.problem.Problem;
import mgwc.gateway.problem.Problem.Category;

/** What callers without good credentials are told. */
final class AuthenticateProblems {

    /** Nobody can say whether the token is good. */
    static final Problem CANNOT_VERIFY = Problem.serviceUnavailable("the access token cannot be verified at the moment")
            .withRetryAfter(5);

    private AuthenticateProblems() {}

    /** The token is not good; the reason is for the log and not for the caller. */
    static Problem invalid() {
        return of(900901, "Invalid Credentials", "the access token is not valid for this API")
                .withChallenge("Bearer realm=\"mgwc\", error=\"invalid_token\"");
    }

    /** There is no token; RFC 6750 section 3.1 asks for a challenge without an error code. */
    static Problem missing() {
        return of(900902, "Missing Credentials", "the request carries no bearer token")
                .withChallenge("Bearer realm=\"mgwc\"");
    }

    static Problem expired() {
        return of(900903, "Access Token Expired", "the access token has expired")
                .withChallenge("Bearer realm=\"mgwc\", error=\"invalid_token\", "
                        + "error_description=\"the access token has expired\"");
    }

    /** @param detail does not repeat what was sent */
    static Problem malformed(String detail) {
        return Problem.malformedRequest(detail).withChallenge("Bearer realm=\"mgwc\", error=\"invalid_request\"");
    }

    private static Problem of(int code, String title, String detail) {
        return Problem.of(Category.UNAUTHENTICATED, code, 401, title, detail);
    }
}
