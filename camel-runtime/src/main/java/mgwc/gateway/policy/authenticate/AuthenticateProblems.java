package mgwc.gateway.policy.authenticate;

import mgwc.gateway.jwt.JwtDecision;
import mgwc.gateway.problem.AuthFailure;
import mgwc.gateway.problem.Problem;
import mgwc.gateway.problem.Problem.Category;
import mgwc.gateway.problem.Refusal;

/** What callers without good credentials are told. Operators are told the reason, which is no part of the answer. */
final class AuthenticateProblems {

    private static final Problem CANNOT_VERIFY = Problem.serviceUnavailable(
                    "the access token cannot be verified at the moment")
            .withRetryAfter(5);

    private static final Problem INVALID = of(
                    900901, "Invalid Credentials", "the access token is not valid for this API")
            .withChallenge("Bearer realm=\"mgwc\", error=\"invalid_token\"");

    private static final Problem EXPIRED = of(900903, "Access Token Expired", "the access token has expired")
            .withChallenge("Bearer realm=\"mgwc\", error=\"invalid_token\", "
                    + "error_description=\"the access token has expired\"");

    /** RFC 6750 section 3.1 asks for a challenge without an error code. */
    private static final Problem MISSING = of(900902, "Missing Credentials", "the request carries no bearer token")
            .withChallenge("Bearer realm=\"mgwc\"")
            .because(AuthFailure.NO_TOKEN, "no bearer token in `Authorization`");

    private AuthenticateProblems() {}

    /** The token is not good; its age is all that a caller is told. */
    static Problem refused(JwtDecision.Refused decision) {
        return (decision.expired() ? EXPIRED : INVALID).because(decision.refusal());
    }

    /** Nobody can say whether the token is good. */
    static Problem cannotVerify(Refusal refusal) {
        return CANNOT_VERIFY.because(refusal);
    }

    /** There is no token. */
    static Problem missing() {
        return MISSING;
    }

    /** @param detail does not repeat what was sent */
    static Problem malformed(String detail) {
        return Problem.malformedRequest(detail)
                .withChallenge("Bearer realm=\"mgwc\", error=\"invalid_request\"")
                .because(AuthFailure.MALFORMED_AUTHORIZATION, detail);
    }

    private static Problem of(int code, String title, String detail) {
        return Problem.of(Category.UNAUTHENTICATED, code, 401, title, detail);
    }
}
