package mgwc.gateway.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import mgwc.gateway.forward.Identity;
import mgwc.gateway.lease.Lease;
import mgwc.gateway.problem.AuthFailure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators see of key sets, and whom the gateway believes that it talks to its issuer. */
class KeySetStateTest {

    private static final KeyTiming OFTEN = new KeyTiming(
            Duration.ofMillis(5),
            Duration.ofMillis(5),
            Duration.ofSeconds(30),
            Duration.ofHours(24),
            Duration.ofSeconds(10));

    @TempDir
    private Path directory;

    private final ManualClock clock = new ManualClock();
    private final TokenVerifiers verifiers = new TokenVerifiers(clock, clock, OFTEN);

    @AfterEach
    void stop() {
        verifiers.close();
    }

    @Test
    void aBundledSetHasNoAge() {
        KeySet keys = Trust.keys("{\"keys\":[" + SigningKey.P256.with("") + ",{\"kty\":\"AKP\"}]}");

        use(new KeySource.Bundled("keys.json", keys), new Lease());

        assertThat(state()).isEqualTo(new KeySetState("corporate", 1, 1, Optional.empty(), false));
        assertThat(state().available()).isTrue();
    }

    @Test
    void aFetchedSetTellsItsKeysItsAgeAndWhetherTheLastFetchFailed() throws IOException {
        try (var server = new KeyServer()) {
            server.fail(503, "down");
            use(remote(server.url(), Optional.empty()), new Lease());
            await(() -> state().failing());
            assertThat(state()).isEqualTo(new KeySetState("corporate", 0, 0, Optional.empty(), true));
            assertThat(state().available()).isFalse();

            server.fail(200, "{\"keys\":[" + SigningKey.P256.with("") + ",{\"kid\":\"a\"},{\"kid\":\"b\"}]}");
            await(() -> state().available());
            await(() -> state().equals(new KeySetState("corporate", 1, 2, Optional.of(Duration.ZERO), false)));

            server.fail(500, "down again");
            await(() -> state().failing());
            clock.pass(Duration.ofMinutes(3));
            assertThat(state()).isEqualTo(new KeySetState("corporate", 1, 2, Optional.of(Duration.ofMinutes(3)), true));
        }
    }

    @Test
    void anIssuerThatIsNoLongerUsedIsForgotten() {
        var lease = new Lease();
        use(new KeySource.Bundled("keys.json", Trust.keys(SigningKey.set(SigningKey.P256))), lease);

        lease.close();

        assertThat(verifiers.keySets()).isEmpty();
    }

    @Test
    void aKeySetIsFetchedOverTlsFromWhoTheAuthoritiesOfTheIssuerVouchFor() throws Exception {
        Identity localhost = Identity.of("localhost", directory);
        try (var server = KeyServer.overTls(localhost)) {
            server.serve(SigningKey.P256);

            TokenVerifier verifier = use(remote(server.url(), Optional.of(localhost.certificate())), new Lease());

            assertThat(Trust.decision(verifier, Trust.GOOD)).isInstanceOf(JwtDecision.Accepted.class);
        }
    }

    @Test
    void aServerThatOthersVouchForOrOfAnotherNameIsNotBelieved() throws Exception {
        Identity localhost = Identity.of("localhost", directory);
        Identity stranger = Identity.of("stranger.example", directory);
        try (var server = KeyServer.overTls(localhost);
                var misnamed = KeyServer.overTls(stranger)) {
            server.serve(SigningKey.P256);
            misnamed.serve(SigningKey.P256);

            for (KeySource source : List.of(
                    remote(server.url(), Optional.of(stranger.certificate())),
                    remote(server.url(), Optional.empty()),
                    remote(misnamed.url(), Optional.of(stranger.certificate())))) {
                assertThat(Trust.decision(use(source, new Lease()), Trust.GOOD))
                        .isInstanceOfSatisfying(
                                JwtDecision.Unavailable.class,
                                unavailable -> assertThat(unavailable.refusal().reason())
                                        .isEqualTo(AuthFailure.KEYS_UNAVAILABLE));
            }
            assertThat(server.requests).hasValue(0);
            assertThat(misnamed.requests).hasValue(0);
        }
    }

    private static KeySource remote(URI url, Optional<String> authorities) {
        return new KeySource.Remote(url, authorities);
    }

    private TokenVerifier use(KeySource source, Lease lease) {
        return verifiers.verifier(List.of(Trust.issuer(source, EnumSet.of(SignatureAlgorithm.ES256))), lease);
    }

    private KeySetState state() {
        return Optional.ofNullable(verifiers.keySets().get("corporate")).orElseThrow();
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
}
