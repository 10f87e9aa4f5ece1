package mgwc.gateway.jwt;

import org.jspecify.annotations.Nullable;

/**
 * A verdict and how long it holds.
 *
 * @param lasting whether neither time nor newer keys can turn a refusal into something else
 * @param proof what the verdict rests on, if it rests on a signature
 */
record Judgement(
        JwtVerdict verdict, boolean lasting, @Nullable Proof proof) {

    /** The key that a signature was made with, and where it must still be for the verdict to hold. */
    record Proof(IssuerKeys keys, KeySet among, VerificationKey key) {

        boolean holds() {
            @Nullable KeySet current = keys.current();
            return current != null && (current.equals(among) || current.holds(key));
        }
    }

    static Judgement accepted(Caller caller) {
        return new Judgement(new JwtVerdict.Accepted(caller), true, null);
    }

    static Judgement expired() {
        return new Judgement(new JwtVerdict.Refused(true, "expired"), true, null);
    }

    static Judgement refusedForGood(String reason) {
        return new Judgement(new JwtVerdict.Refused(false, reason), true, null);
    }

    /** Refused, though the same token may be good later. */
    static Judgement refusedForNow(String reason) {
        return new Judgement(new JwtVerdict.Refused(false, reason), false, null);
    }

    static Judgement unavailable(String reason) {
        return new Judgement(new JwtVerdict.Unavailable(reason), false, null);
    }

    Judgement restingOn(@Nullable Proof signature) {
        return new Judgement(verdict, lasting, signature);
    }

    boolean stillHolds() {
        return proof == null || proof.holds();
    }
}
