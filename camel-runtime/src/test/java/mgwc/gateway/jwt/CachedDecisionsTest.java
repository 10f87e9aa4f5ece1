package mgwc.gateway.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import mgwc.gateway.problem.AuthFailure;
import mgwc.gateway.problem.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CachedDecisionsTest {

    private final ManualClock clock = new ManualClock();
    private final SwitchedKeys keys = new SwitchedKeys();
    private final Deque<Runnable> work = new ArrayDeque<>();
    private final TokenVerifier verifier = verifier(work::add);

    @Test
    void aTokenIsVerifiedOnceWhoeverAsksAndHoweverOften() {
        String token = Trust.GOOD;
        assertThat(verifier.known(token)).isNull();

        var first = verifier.verify(token).toCompletableFuture();
        var second = verifier.verify(token).toCompletableFuture();
        assertThat(work).hasSize(1);
        work.remove().run();

        assertThat(first.join()).isInstanceOf(JwtDecision.Accepted.class).isSameAs(second.join());
        assertThat(verifier.known(token)).isSameAs(first.join());
        assertThat(verifier.verify(token).toCompletableFuture().join()).isSameAs(first.join());
        assertThat(work).isEmpty();
    }

    @Test
    void anAcceptedTokenIsForgottenAfterFiveMinutes() {
        String token = token("\"exp\":" + (Trust.NOW + 3600));
        decision(token);

        clock.pass(Duration.ofSeconds(299));
        assertThat(verifier.known(token)).isNotNull();
        clock.pass(Duration.ofSeconds(1));
        assertThat(verifier.known(token)).isNull();
    }

    @Test
    void aTokenThatExpiresWhileItIsKnownIsRefusedFromThatMoment() {
        String token = token("\"exp\":" + (Trust.NOW + 60));
        assertThat(decision(token)).isInstanceOf(JwtDecision.Accepted.class);

        clock.pass(Duration.ofMillis(89_999));
        assertThat(verifier.known(token)).isInstanceOf(JwtDecision.Accepted.class);
        clock.pass(Duration.ofMillis(1));
        assertThat(verifier.known(token)).isEqualTo(refused(AuthFailure.EXPIRED, "`exp` has passed"));
        assertThat(verifier.known(token)).isEqualTo(refused(AuthFailure.EXPIRED, "`exp` has passed"));
        assertThat(work).isEmpty();
    }

    @Test
    void aKnownTokenIsVerifiedAgainWhenItsKeyIsWithdrawn() {
        String token = Trust.GOOD;
        decision(token);

        keys.current = Trust.keys(SigningKey.set(SigningKey.RSA));

        assertThat(verifier.known(token)).isNull();
        assertThat(decision(token)).isEqualTo(refused(AuthFailure.NO_KEY, "the issuer has no such key"));
    }

    @Test
    void aKnownTokenStaysKnownWhenOtherKeysChange() {
        String token = Trust.GOOD;
        decision(token);

        keys.current = Trust.keys(SigningKey.set(SigningKey.P384, SigningKey.P256));

        assertThat(verifier.known(token)).isInstanceOf(JwtDecision.Accepted.class);
    }

    @Test
    void aRefusalIsRememberedBrieflyUnlessTimeOrNewKeysCanTurnIt() {
        String forged = Trust.GOOD.substring(0, Trust.GOOD.length() - 8) + "AAAAAAAA";
        assertThat(decision(forged)).isInstanceOf(JwtDecision.Refused.class);
        assertThat(verifier.known(forged)).isInstanceOf(JwtDecision.Refused.class);
        clock.pass(Duration.ofSeconds(30));
        assertThat(verifier.known(forged)).isNull();

        String early = token("\"exp\":" + (Trust.NOW + 300) + ",\"nbf\":" + (Trust.NOW + 90));
        assertThat(decision(early)).isEqualTo(refused(AuthFailure.NOT_YET_VALID, "`nbf` is in the future"));
        assertThat(verifier.known(early)).isNull();
        clock.pass(Duration.ofSeconds(30));
        assertThat(decision(early)).isInstanceOf(JwtDecision.Accepted.class);
    }

    @Test
    void whileThereAreNoKeysNobodyIsLetInAndNothingIsRemembered() {
        keys.current = null;
        keys.answers = false;
        assertThat(decision(Trust.GOOD))
                .isEqualTo(
                        unavailable(AuthFailure.KEYS_UNAVAILABLE, "the keys of issuer `corporate` cannot be fetched"));

        keys.current = Trust.keys(SigningKey.set(Trust.KEYS));
        assertThat(decision(Trust.GOOD)).isInstanceOf(JwtDecision.Accepted.class);
    }

    @Test
    void anUnknownKeyIsNotRefusedWhileTheIssuerCannotBeAsked() {
        keys.current = Trust.keys(SigningKey.set(SigningKey.RSA));
        keys.answers = false;

        assertThat(decision(Trust.GOOD)).isInstanceOf(JwtDecision.Unavailable.class);
    }

    @Test
    void newKeysThatComeWhenTheyAreAskedForAreUsedAtOnce() {
        keys.current = Trust.keys(SigningKey.set(SigningKey.RSA));
        keys.onRenewal = Trust.keys(SigningKey.set(SigningKey.RSA, SigningKey.P256));

        assertThat(decision(Trust.GOOD)).isInstanceOf(JwtDecision.Accepted.class);
        assertThat(keys.asked).isEqualTo(1);
    }

    @Test
    void whenTooManyTokensWaitTheNextIsTurnedAwayAndNotStuck() {
        boolean[] full = {true};
        var busy = verifier(task -> {
            if (full[0]) {
                throw new RejectedExecutionException();
            }
            task.run();
        });

        assertThat(Trust.decision(busy, Trust.GOOD))
                .isEqualTo(unavailable(AuthFailure.OVERLOADED, "too many tokens are being verified"));
        full[0] = false;
        assertThat(Trust.decision(busy, Trust.GOOD)).isInstanceOf(JwtDecision.Accepted.class);
    }

    @Test
    void aFailureWhileDecidingLetsNobodyIn() {
        keys.fails = true;

        assertThat(decision(Trust.GOOD)).isEqualTo(unavailable(AuthFailure.INTERNAL_ERROR, "the decision failed"));
    }

    @Test
    void aFloodOfTokensIsBoundedInMemoryAndKeepsTheGoodOnes() {
        decision(Trust.GOOD);
        for (int i = 0; i < 5_000; i++) {
            decision(Trust.GOOD + "." + i);
        }

        assertThat(verifier.known(Trust.GOOD)).isInstanceOf(JwtDecision.Accepted.class);
        var cache = new DecisionCache(clock, clock);
        for (int i = 0; i < 5_000; i++) {
            cache.put("x".repeat(1_000) + i, CachedDecision.refusedForGood(AuthFailure.MALFORMED_TOKEN, "junk"));
        }
        assertThat(cache.size()).isLessThan(1_000);
    }

    private JwtDecision decision(String token) {
        var decision = verifier.verify(token).toCompletableFuture();
        while (!work.isEmpty()) {
            work.remove().run();
        }
        return decision.join();
    }

    private static String token(String members) {
        return SigningKey.P256.token("ES256", "{\"alg\":\"ES256\",\"kid\":\"p256\"}", Trust.payload(members));
    }

    private TokenVerifier verifier(Executor workers) {
        var trusted = Trust.issuer(
                new KeySource.Bundled("keys.json", Trust.keys(SigningKey.set(Trust.KEYS))),
                EnumSet.allOf(SignatureAlgorithm.class));
        return Trust.verifier(trusted, keys, clock, workers);
    }

    private static JwtDecision refused(AuthFailure reason, String detail) {
        return new JwtDecision.Refused(new Refusal(reason, detail));
    }

    private static JwtDecision unavailable(AuthFailure reason, String detail) {
        return new JwtDecision.Unavailable(new Refusal(reason, detail));
    }

    private static final class SwitchedKeys implements IssuerKeys {
        @Nullable
        KeySet current = Trust.keys(SigningKey.set(Trust.KEYS));

        @Nullable
        KeySet onRenewal;

        boolean answers = true;
        boolean fails;
        int asked;

        @Override
        public @Nullable KeySet current() {
            if (fails) {
                throw new IllegalStateException("a bug");
            }
            return current;
        }

        @Override
        public CompletionStage<Boolean> renewed() {
            asked++;
            if (onRenewal != null) {
                current = onRenewal;
            }
            return CompletableFuture.completedStage(answers);
        }

        @Override
        public KeySetState state(String issuer) {
            throw new UnsupportedOperationException("not asked for here");
        }

        @Override
        public void close() {}
    }
}
