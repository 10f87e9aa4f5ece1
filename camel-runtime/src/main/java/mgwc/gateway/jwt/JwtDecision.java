package mgwc.gateway.jwt;

/** The decision about one token. */
public sealed interface JwtDecision {

    /** The token is good until {@link VerifiedToken#expiresAt}. */
    record Accepted(VerifiedToken token) implements JwtDecision {}

    /**
     * The token is not good.
     *
     * @param expired whether the reason is its age, which is the only reason a caller is told
     * @param reason for the log; never contains the token
     */
    record Refused(boolean expired, String reason) implements JwtDecision {}

    /** Nobody can say, because the issuer's keys were never had; the request is denied. */
    record Unavailable(String reason) implements JwtDecision {}
}
