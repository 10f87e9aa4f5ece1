package mgwc.gateway.jwt;

import mgwc.gateway.problem.AuthFailure;
import mgwc.gateway.problem.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A decision and how long it holds.
 *
 * @param lasting whether neither time nor newer keys can turn a refusal into something else
 * @param proof what the decision rests on, if it rests on keys
 */
record CachedDecision(
        JwtDecision decision, boolean lasting, @Nullable Proof proof) {

    /**
     * The keys that a decision rests on.
     *
     * @param among all keys at the time
     * @param key the one that made the signature; null if none of them did
     */
    record Proof(IssuerKeys keys, KeySet among, @Nullable VerificationKey key) {

        /** Whether the key is still there; without a key, whether nothing has changed. */
        boolean holds() {
            @Nullable KeySet current = keys.current();
            return current != null && (current.equals(among) || (key != null && current.holds(key)));
        }
    }

    static CachedDecision accepted(VerifiedToken token) {
        return new CachedDecision(new JwtDecision.Accepted(token), true, null);
    }

    static CachedDecision expired() {
        return refusedForGood(AuthFailure.EXPIRED, "`exp` has passed");
    }

    static CachedDecision refusedForGood(AuthFailure reason, String detail) {
        return new CachedDecision(new JwtDecision.Refused(new Refusal(reason, detail)), true, null);
    }

    /** Refused, though the same token may be good later. */
    static CachedDecision refusedForNow(AuthFailure reason, String detail) {
        return new CachedDecision(new JwtDecision.Refused(new Refusal(reason, detail)), false, null);
    }

    static CachedDecision unavailable(AuthFailure reason, String detail) {
        return new CachedDecision(new JwtDecision.Unavailable(new Refusal(reason, detail)), false, null);
    }

    CachedDecision restingOn(@Nullable Proof keys) {
        return new CachedDecision(decision, lasting, keys);
    }

    boolean stillHolds() {
        return proof == null || proof.holds();
    }
}
