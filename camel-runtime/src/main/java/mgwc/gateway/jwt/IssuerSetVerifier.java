package mgwc.gateway.jwt;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Verifies the tokens of a few issuers; the token's {@code iss} picks the one whose keys and rules count. */
final class IssuerSetVerifier implements TokenVerifier {

    private static final Logger LOG = LoggerFactory.getLogger(IssuerSetVerifier.class);

    private static final JwtDecision TOO_LONG =
            new JwtDecision.Refused(false, "longer than " + CompactJws.MAX_LENGTH + " characters");

    private final Map<String, Trusted> trusted = new HashMap<>();
    private final Executor workers;
    private final InstantSource clock;
    private final DecisionCache cache;
    private final Map<String, CompletableFuture<JwtDecision>> underWay = new ConcurrentHashMap<>();

    /** An issuer and where its keys are. */
    record Trusted(Issuer issuer, IssuerKeys keys) {}

    IssuerSetVerifier(List<Trusted> issuers, Executor workers, InstantSource clock, DecisionCache cache) {
        issuers.forEach(one -> {
            if (trusted.put(one.issuer().issuer(), one) != null) {
                throw new IllegalArgumentException(
                        "two issuers sign as `" + one.issuer().issuer() + "`");
            }
        });
        this.workers = workers;
        this.clock = clock;
        this.cache = cache;
    }

    @Override
    public @Nullable JwtDecision known(String token) {
        if (token.length() > CompactJws.MAX_LENGTH) {
            return TOO_LONG;
        }
        return cache.get(token);
    }

    @Override
    public CompletionStage<JwtDecision> verify(String token) {
        @Nullable JwtDecision known = known(token);
        if (known != null) {
            return CompletableFuture.completedStage(known);
        }
        CompletableFuture<JwtDecision> mine = new CompletableFuture<>();
        @Nullable CompletableFuture<JwtDecision> others = underWay.putIfAbsent(token, mine);
        if (others != null) {
            return others.minimalCompletionStage();
        }
        work(token, mine, true);
        return mine.minimalCompletionStage();
    }

    private void work(String token, CompletableFuture<JwtDecision> result, boolean mayAsk) {
        try {
            workers.execute(() -> decide(token, result, mayAsk));
        } catch (RejectedExecutionException full) {
            settle(token, result, CachedDecision.unavailable("too many tokens are being verified"));
        }
    }

    private void decide(String token, CompletableFuture<JwtDecision> result, boolean mayAsk) {
        try {
            CompactJws jws = CompactJws.parse(token);
            @Nullable
            Trusted by = CompactJws.text(jws.claims(), "iss").map(trusted::get).orElse(null);
            if (by == null) {
                settle(token, result, CachedDecision.refusedForGood("`iss` is none of the operation's issuers"));
                return;
            }
            @Nullable CachedDecision decision = decide(jws, by);
            if (decision != null) {
                settle(token, result, decision);
            } else if (mayAsk) {
                by.keys().renewed().whenComplete((asked, failure) -> {
                    if (Boolean.TRUE.equals(asked)) {
                        work(token, result, false);
                    } else {
                        settle(token, result, CachedDecision.unavailable("the issuer's keys cannot be had"));
                    }
                });
            } else if (by.keys().current() == null) {
                settle(token, result, CachedDecision.unavailable("the issuer's keys cannot be had"));
            } else {
                settle(token, result, CachedDecision.refusedForNow("the issuer has no such key"));
            }
        } catch (MalformedTokenException e) {
            settle(token, result, CachedDecision.refusedForGood(e.reason()));
        } catch (RuntimeException | JoseException e) {
            LOG.error("a token could not be decided about", e);
            settle(token, result, CachedDecision.unavailable("the decision failed"));
        }
    }

    /** The decision, or null if it takes a key that is not known yet. */
    private @Nullable CachedDecision decide(CompactJws jws, Trusted by) throws MalformedTokenException, JoseException {
        if (!by.issuer().algorithms().contains(jws.algorithm())) {
            return CachedDecision.refusedForGood("`alg` is not one the issuer is trusted with");
        }
        @Nullable KeySet keys = by.keys().current();
        if (keys == null) {
            return null;
        }
        @Nullable VerificationKey key;
        Optional<String> id = jws.keyId();
        if (id.isPresent()) {
            key = keys.named(id.get()).orElse(null);
        } else {
            List<VerificationKey> candidates = keys.usableFor(jws.algorithm());
            if (candidates.size() > 1) {
                return CachedDecision.refusedForNow("no `kid`, though the issuer has several keys");
            }
            key = candidates.isEmpty() ? null : candidates.getFirst();
        }
        if (key == null) {
            return null;
        }
        CachedDecision.Proof proof = new CachedDecision.Proof(by.keys(), keys, key);
        if (!key.algorithms().contains(jws.algorithm())) {
            return CachedDecision.refusedForGood("the key is not for this `alg`")
                    .restingOn(proof);
        }
        if (!jws.signedBy(key.key())) {
            return CachedDecision.refusedForGood("the signature does not hold").restingOn(proof);
        }
        return ClaimsCheck.of(by.issuer(), jws.claims(), clock.instant()).restingOn(proof);
    }

    private void settle(String token, CompletableFuture<JwtDecision> result, CachedDecision decision) {
        if (decision.decision() instanceof JwtDecision.Refused refused) {
            LOG.debug("token refused: {}", refused.reason());
        }
        cache.put(token, decision);
        underWay.remove(token, result);
        result.complete(decision.decision());
    }
}
