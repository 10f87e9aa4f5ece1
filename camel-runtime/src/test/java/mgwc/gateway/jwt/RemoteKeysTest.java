package mgwc.gateway.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import mgwc.gateway.lease.Lease;
import mgwc.gateway.problem.AuthFailure;
import mgwc.gateway.problem.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real HTTP; the clock that decides about cool-down and age is moved by hand. */
class RemoteKeysTest {

    private static final Duration NEVER = Duration.ofDays(1);
    private static final Duration SOON = Duration.ofMillis(5);

    private final ManualClock clock = new ManualClock();
    private KeyServer server;
    private TokenVerifiers verifiers;

    @BeforeEach
    void start() throws Exception {
        server = new KeyServer();
    }

    @AfterEach
    void stop() {
        verifiers.close();
        server.close();
    }

    @Test
    void keysAreFetchedBeforeTheFirstTokenIsAskedAboutAndKept() {
        server.serve(SigningKey.P256, SigningKey.RSA);
        var verifier = verifier(NEVER, NEVER);

        assertThat(Trust.decision(verifier, Trust.GOOD)).isInstanceOf(JwtDecision.Accepted.class);
        assertThat(Trust.decision(verifier, rsa())).isInstanceOf(JwtDecision.Accepted.class);
        assertThat(server.requests).hasValue(1);
    }

    @Test
    void whileTheIssuerWasNeverReachedEveryTokenIsUnavailableAndThenItRecoversByItself() {
        server.fail(503, "down");
        var verifier = verifier(NEVER, SOON);
        assertThat(Trust.decision(verifier, Trust.GOOD)).isInstanceOf(JwtDecision.Unavailable.class);

        server.serve(SigningKey.P256);

        await(() -> Trust.decision(verifier, Trust.GOOD) instanceof JwtDecision.Accepted);
    }

    @Test
    void aNewKeyIsFetchedWhenATokenNamesItButNotOftenerThanTheCoolDownAllows() {
        server.serve(SigningKey.P256);
        var verifier = verifier(NEVER, NEVER);
        assertThat(Trust.decision(verifier, Trust.GOOD)).isInstanceOf(JwtDecision.Accepted.class);
        server.serve(SigningKey.P256, SigningKey.RSA);

        assertThat(Trust.decision(verifier, rsa()))
                .isEqualTo(new JwtDecision.Refused(new Refusal(AuthFailure.NO_KEY, "the issuer has no such key")));
        assertThat(server.requests).hasValue(1);
        clock.pass(Duration.ofSeconds(30));
        assertThat(Trust.decision(verifier, rsa())).isInstanceOf(JwtDecision.Accepted.class);
        assertThat(server.requests).hasValue(2);
    }

    @Test
    void manyUnknownKeysCauseOneFetch() {
        server.serve(SigningKey.P256);
        var verifier = verifier(NEVER, NEVER);
        Trust.decision(verifier, Trust.GOOD);
        clock.pass(Duration.ofSeconds(31));

        for (int i = 0; i < 50; i++) {
            String header = "{\"alg\":\"ES256\",\"kid\":\"random-" + i + "\"}";
            assertThat(Trust.decision(verifier, SigningKey.P256.token("ES256", header, Trust.PAYLOAD)))
                    .isInstanceOf(JwtDecision.Refused.class);
        }

        assertThat(server.requests).hasValue(2);
    }

    @Test
    void aWithdrawnKeyIsRefusedAfterTheNextRegularFetch() {
        server.serve(SigningKey.P256, SigningKey.RSA);
        var verifier = verifier(SOON, SOON);
        assertThat(Trust.decision(verifier, Trust.GOOD)).isInstanceOf(JwtDecision.Accepted.class);

        server.serve(SigningKey.RSA);

        await(() -> Trust.decision(verifier, Trust.GOOD) instanceof JwtDecision.Refused);
    }

    @Test
    void theLastGoodKeysStayInUseWhileTheIssuerFailsButNotForEver() {
        server.serve(SigningKey.P256);
        var verifier = verifier(SOON, SOON);
        assertThat(Trust.decision(verifier, Trust.GOOD)).isInstanceOf(JwtDecision.Accepted.class);

        for (Runnable failure : List.<Runnable>of(
                () -> server.fail(500, "oops"),
                () -> server.fail(200, "<html>sign in</html>"),
                () -> server.fail(200, "{\"keys\":[]}"),
                () -> server.fail(200, "{\"keys\":[{\"kty\":\"RSA\"}]}"),
                () -> server.fail(200, "{\"keys\":[" + "7,".repeat(200_000) + "7]}"))) {
            failure.run();
            int before = server.requests.get();
            await(() -> server.requests.get() >= before + 2);
            assertThat(Trust.decision(verifier, Trust.GOOD)).isInstanceOf(JwtDecision.Accepted.class);
        }

        clock.pass(Duration.ofHours(25));
        String fresh = SigningKey.P256.token(
                "ES256", "{\"alg\":\"ES256\",\"kid\":\"p256\"}", Trust.payload("\"exp\":" + (Trust.NOW + 100_000)));
        await(() -> Trust.decision(verifier, fresh) instanceof JwtDecision.Unavailable);
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        try (var elsewhere = new KeyServer()) {
            elsewhere.serve(SigningKey.P256);
            server.answer = exchange -> {
                exchange.getResponseHeaders().set("Location", elsewhere.url().toString());
                exchange.sendResponseHeaders(302, -1);
            };
            var verifier = verifier(NEVER, NEVER);

            assertThat(Trust.decision(verifier, Trust.GOOD)).isInstanceOf(JwtDecision.Unavailable.class);
            assertThat(elsewhere.requests).hasValue(0);
        }
    }

    @Test
    void anAnswerThatDripsIsGivenUp() {
        var finish = new CountDownLatch(1);
        server.answer = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            try {
                finish.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        var verifier = verifier(NEVER, NEVER, Duration.ofMillis(100));

        assertThat(Trust.decision(verifier, Trust.GOOD)).isInstanceOf(JwtDecision.Unavailable.class);
        finish.countDown();
    }

    @Test
    void aTokenCannotMakeTheGatewayFetchFromElsewhere() throws Exception {
        try (var evil = new KeyServer()) {
            server.serve(SigningKey.P256);
            evil.serve(SigningKey.RSA);
            var verifier = verifier(NEVER, NEVER);
            clock.pass(Duration.ofSeconds(31));
            for (String pointer : List.of("jku", "x5u")) {
                String header = "{\"alg\":\"RS256\",\"kid\":\"rsa\",\"" + pointer + "\":\"" + evil.url() + "\"}";
                assertThat(Trust.decision(verifier, SigningKey.RSA.token("RS256", header, Trust.PAYLOAD)))
                        .isInstanceOf(JwtDecision.Refused.class);
            }
            assertThat(evil.requests).hasValue(0);
        }
    }

    @Test
    void anUnchangedIssuerKeepsItsKeysAndVerdictsOverAReload() {
        server.serve(SigningKey.P256);
        var old = new Lease();
        var next = new Lease();
        var before = verifier(NEVER, NEVER, Duration.ofSeconds(10), old);
        assertThat(Trust.decision(before, Trust.GOOD)).isInstanceOf(JwtDecision.Accepted.class);

        var after = verifiers.verifier(List.of(issuer()), next);
        old.close();

        assertThat(after).isSameAs(before);
        assertThat(after.known(Trust.GOOD)).isInstanceOf(JwtDecision.Accepted.class);
        var changed = verifiers.verifier(
                List.of(Trust.issuer(
                        new KeySource.Remote(server.url(), Optional.empty()), EnumSet.of(SignatureAlgorithm.ES256))),
                next);
        assertThat(changed.known(Trust.GOOD)).isNull();
        assertThat(Trust.decision(changed, Trust.GOOD)).isInstanceOf(JwtDecision.Accepted.class);
        assertThat(server.requests).hasValue(1);

        next.close();
        var later = verifiers.verifier(List.of(issuer()), new Lease());
        assertThat(Trust.decision(later, Trust.GOOD)).isInstanceOf(JwtDecision.Accepted.class);
        assertThat(server.requests).hasValue(2);
    }

    private Issuer issuer() {
        return Trust.issuer(
                new KeySource.Remote(server.url(), Optional.empty()), EnumSet.allOf(SignatureAlgorithm.class));
    }

    private TokenVerifier verifier(Duration refresh, Duration retry) {
        return verifier(refresh, retry, Duration.ofSeconds(10));
    }

    private TokenVerifier verifier(Duration refresh, Duration retry, Duration fetch) {
        return verifier(refresh, retry, fetch, new Lease());
    }

    private TokenVerifier verifier(Duration refresh, Duration retry, Duration fetch, Lease lease) {
        var timing = new KeyTiming(refresh, retry, Duration.ofSeconds(30), Duration.ofHours(24), fetch);
        verifiers = new TokenVerifiers(clock, clock, timing);
        return verifiers.verifier(List.of(issuer()), lease);
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("did not happen within 20 seconds");
            }
            Thread.onSpinWait();
        }
    }

    private static String rsa() {
        return SigningKey.RSA.token("RS256", "{\"alg\":\"RS256\",\"kid\":\"rsa\"}", Trust.PAYLOAD);
    }
}
