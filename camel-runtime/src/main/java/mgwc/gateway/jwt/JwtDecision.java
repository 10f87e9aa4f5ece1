package mgwc.gateway.jwt;

import mgwc.gateway.problem.AuthFailure;
import mgwc.gateway.problem.Refusal;

/** The decision about one token. */
public sealed interface JwtDecision {

    /** The token is good until {@link VerifiedToken#expiresAt}. */
    record Accepted(VerifiedToken token) implements JwtDecision {}

    /** The token is not good. */
    record Refused(Refusal refusal) implements JwtDecision {

        /** Whether the reason is its age, which is the only reason a caller is told. */
        public boolean expired() {
            return refusal.reason() == AuthFailure.EXPIRED;
        }
    }

    /** Nobody can say, for example because the issuer's keys were never had; the request is denied. */
    record Unavailable(Refusal refusal) implements JwtDecision {}
}
