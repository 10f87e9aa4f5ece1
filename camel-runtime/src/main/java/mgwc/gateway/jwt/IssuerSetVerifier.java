package mgwc.gateway.jwt;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import mgwc.gateway.problem.AuthFailure;
import mgwc.gateway.problem.Refusal;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Verifies the tokens of a few issuers; the token's {@code iss} picks the one whose keys and rules count. */
final class IssuerSetVerifier implements TokenVerifier {

    private static final Logger LOG = LoggerFactory.getLogger(IssuerSetVerifier.class);

    private static final JwtDecision TOO_LONG = new JwtDecision.Refused(
            new Refusal(AuthFailure.TOKEN_TOO_LARGE, "longer than " + CompactJws.MAX_LENGTH + " characters"));

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
            settle(
                    token,
                    result,
                    CachedDecision.unavailable(AuthFailure.OVERLOADED, "too many tokens are being verified"));
        }
    }

    private void decide(String token, CompletableFuture<JwtDecision> result, boolean mayAsk) {
        try {
            CompactJws jws = CompactJws.parse(token);
            @Nullable
            Trusted by = CompactJws.text(jws.claims(), "iss", AuthFailure.MALFORMED_CLAIM)
                    .map(trusted::get)
                    .orElse(null);
            if (by == null) {
                settle(
                        token,
                        result,
                        CachedDecision.refusedForGood(
                                AuthFailure.UNKNOWN_ISSUER, "`iss` is none of the operation's issuers"));
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
                        settle(token, result, withoutKeys(by));
                    }
                });
            } else if (by.keys().current() == null) {
                settle(token, result, withoutKeys(by));
            } else {
                settle(token, result, CachedDecision.refusedForNow(AuthFailure.NO_KEY, "the issuer has no such key"));
            }
        } catch (MalformedTokenException e) {
            settle(token, result, CachedDecision.refusedForGood(e.failure(), e.reason()));
        } catch (RuntimeException e) {
            LOG.error("a token could not be decided about", e);
            settle(token, result, CachedDecision.unavailable(AuthFailure.INTERNAL_ERROR, "the decision failed"));
        }
    }

    private static CachedDecision withoutKeys(Trusted by) {
        return CachedDecision.unavailable(
                AuthFailure.KEYS_UNAVAILABLE,
                "the keys of issuer `" + by.issuer().name() + "` cannot be fetched");
    }

    /** The decision, or null if it takes a key that is not known yet. */
    private @Nullable CachedDecision decide(CompactJws jws, Trusted by) throws MalformedTokenException {
        if (!by.issuer().algorithms().contains(jws.algorithm())) {
            return CachedDecision.refusedForGood(
                    AuthFailure.ALGORITHM_NOT_ALLOWED, "`alg` is not one the issuer is trusted with");
        }
        @Nullable KeySet keys = by.keys().current();
        if (keys == null) {
            return null;
        }
        List<VerificationKey> candidates = keys.candidates(jws.keyId(), jws.algorithm());
        CachedDecision.Proof unchanged = new CachedDecision.Proof(by.keys(), keys, null);
        if (candidates.isEmpty()) {
            boolean named = jws.keyId().isPresent() && keys.names(jws.keyId().get());
            return named
                    ? CachedDecision.refusedForGood(AuthFailure.NO_KEY, "the key is not for this `alg`")
                            .restingOn(unchanged)
                    : null;
        }
        for (VerificationKey key : candidates) {
            if (isSignedBy(key, jws)) {
                return ClaimsCheck.of(by.issuer(), jws.claims(), clock.instant())
                        .restingOn(new CachedDecision.Proof(by.keys(), keys, key));
            }
        }
        return CachedDecision.refusedForGood(AuthFailure.BAD_SIGNATURE, "the signature does not hold")
                .restingOn(unchanged);
    }

    /** A key that the library cannot verify with made no signature, and does not keep others from being tried. */
    private static boolean isSignedBy(VerificationKey key, CompactJws jws) {
        try {
            return jws.signedBy(key.key());
        } catch (JoseException e) {
            LOG.debug("a signature cannot be verified with a key of the issuer", e);
            return false;
        }
    }

    private void settle(String token, CompletableFuture<JwtDecision> result, CachedDecision decision) {
        if (decision.decision() instanceof JwtDecision.Refused refused) {
            LOG.debug("token refused: {}", refused.refusal().detail());
        }
        cache.put(token, decision);
        underWay.remove(token, result);
        result.complete(decision.decision());
    }
}
