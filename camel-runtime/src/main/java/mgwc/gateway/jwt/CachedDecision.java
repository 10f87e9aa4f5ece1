package mgwc.gateway.jwt;

import org.jspecify.annotations.Nullable;

/**
 * A decision and how long it holds.
 *
 * @param lasting whether neither time nor newer keys can turn a refusal into something else
 * @param proof what the decision rests on, if it rests on a signature
 */
record CachedDecision(
        JwtDecision decision, boolean lasting, @Nullable Proof proof) {

    /** The key that a signature was made with, and where it must still be for the decision to hold. */
    record Proof(IssuerKeys keys, KeySet among, VerificationKey key) {

        boolean holds() {
            @Nullable KeySet current = keys.current();
            return current != null && (current.equals(among) || current.holds(key));
        }
    }

    static CachedDecision accepted(VerifiedToken token) {
        return new CachedDecision(new JwtDecision.Accepted(token), true, null);
    }

    static CachedDecision expired() {
        return new CachedDecision(new JwtDecision.Refused(true, "expired"), true, null);
    }

    static CachedDecision refusedForGood(String reason) {
        return new CachedDecision(new JwtDecision.Refused(false, reason), true, null);
    }

    /** Refused, though the same token may be good later. */
    static CachedDecision refusedForNow(String reason) {
        return new CachedDecision(new JwtDecision.Refused(false, reason), false, null);
    }

    static CachedDecision unavailable(String reason) {
        return new CachedDecision(new JwtDecision.Unavailable(reason), false, null);
    }

    CachedDecision restingOn(@Nullable Proof signature) {
        return new CachedDecision(decision, lasting, signature);
    }

    boolean stillHolds() {
        return proof == null || proof.holds();
    }
}
