package mgwc.gateway.jwt;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * The decisions on tokens seen lately. Bounded by the memory it holds, whatever is sent; tokens that were refused never
 * push out those that were accepted. The key is the token itself: to hash it first would cost more than the lookup, and
 * a gateway that holds a request holds its token anyway.
 */
final class DecisionCache {

    private static final long ACCEPTED_BYTES = 16L << 20;
    private static final long REFUSED_BYTES = 1L << 20;
    private static final Duration ACCEPTED_FOR = Duration.ofMinutes(5);
    private static final Duration REFUSED_FOR = Duration.ofSeconds(30);
    private static final int ENTRY_BYTES = 600;

    private final Cache<String, CachedDecision> accepted;
    private final Cache<String, CachedDecision> refused;
    private final InstantSource clock;

    DecisionCache(InstantSource clock, Ticker ticker) {
        this.clock = clock;
        this.accepted = cache(ACCEPTED_BYTES, ACCEPTED_FOR, ticker);
        this.refused = cache(REFUSED_BYTES, REFUSED_FOR, ticker);
    }

    private static Cache<String, CachedDecision> cache(long bytes, Duration keep, Ticker ticker) {
        return Caffeine.newBuilder()
                .maximumWeight(bytes)
                .<String, CachedDecision>weigher((token, decision) -> token.length() + ENTRY_BYTES)
                .expireAfterWrite(keep)
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
    }

    /** The decision if one is known and holds at this moment: not expired, and its key not withdrawn. */
    @Nullable
    JwtDecision get(String token) {
        @Nullable CachedDecision known = accepted.getIfPresent(token);
        if (known == null) {
            known = refused.getIfPresent(token);
        }
        if (known == null || !known.stillHolds()) {
            return null;
        }
        if (known.decision() instanceof JwtDecision.Accepted good
                && clock.millis() >= good.token().expiresAt().toEpochMilli()) {
            accepted.invalidate(token);
            CachedDecision expired = CachedDecision.expired().restingOn(known.proof());
            refused.put(token, expired);
            return expired.decision();
        }
        return known.decision();
    }

    void put(String token, CachedDecision decision) {
        switch (decision.decision()) {
            case JwtDecision.Accepted a -> accepted.put(token, decision);
            case JwtDecision.Refused r -> {
                if (decision.lasting()) {
                    refused.put(token, decision);
                }
            }
            case JwtDecision.Unavailable u -> {}
        }
    }

    long size() {
        accepted.cleanUp();
        refused.cleanUp();
        return accepted.estimatedSize() + refused.estimatedSize();
    }
}
