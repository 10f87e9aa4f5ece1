package mgwc.gateway.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mgwc.gateway.jwt.JwtDecision;
import mgwc.gateway.jwt.KeySource;
import mgwc.gateway.jwt.SignatureAlgorithm;
import mgwc.gateway.jwt.SigningKey;
import mgwc.gateway.jwt.TokenVerifier;
import mgwc.gateway.jwt.TokenVerifiers;
import mgwc.gateway.jwt.Trust;
import mgwc.gateway.lease.Lease;
import mgwc.gateway.policy.PoliciesOnTrial.Policy;
import mgwc.gateway.policy.throttle.Limit;
import mgwc.gateway.policy.throttle.LimitSubject;
import mgwc.gateway.policy.throttle.Limiter;
import mgwc.gateway.policy.throttle.Limiters;
import mgwc.gateway.problem.AuthFailure;
import mgwc.gateway.problem.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyStepsTest {

    private static final TokenVerifiers VERIFIERS = new TokenVerifiers();
    private static final TokenVerifier VERIFIER = VERIFIERS.verifier(
            List.of(Trust.issuer(
                    new KeySource.Bundled("keys.json", Trust.keys(SigningKey.set(SigningKey.P256))),
                    EnumSet.of(SignatureAlgorithm.ES256))),
            new Lease());

    private final Limiters limiters = new Limiters();
    private final Lease lease = new Lease();

    @TempDir
    Path spool;

    @AfterAll
    static void stop() {
        VERIFIERS.close();
    }

    @Test
    void aGoodTokenPassesFirstVerifiedAndThenKnown() throws Exception {
        try (var gateway = new PoliciesOnTrial(spool, Policy.of(VERIFIER).withScopes("order:read"))) {
            String token = token("\"scope\":\"order:read order:write\"", 300);
            for (String scheme : List.of("Bearer ", "bearer ", "BEARER   ")) {
                assertThat(gateway.get(scheme + token).body()).isEqualTo("web");
            }
        }
    }

    @Test
    void theBackendDoesNotGetTheTokenUnlessTheApiSaysSo() throws Exception {
        String bearer = "bearer  " + token("\"scope\":\"\"", 300);
        try (var gateway = new PoliciesOnTrial(spool, Policy.of(VERIFIER))) {
            for (int verifiedThenKnown = 0; verifiedThenKnown < 2; verifiedThenKnown++) {
                assertThat(gateway.get(bearer).statusCode()).isEqualTo(200);
                assertThat(gateway.authorization).isEmpty();
            }
        }
        try (var gateway = new PoliciesOnTrial(spool, Policy.of(VERIFIER).withTokenForwarded())) {
            assertThat(gateway.get(bearer).statusCode()).isEqualTo(200);
            assertThat(gateway.authorization).containsExactly(bearer);
        }
    }

    @Test
    void withoutBearerCredentialsTheChallengeNamesNoError() throws Exception {
        try (var gateway = new PoliciesOnTrial(spool, Policy.of(VERIFIER))) {
            assertDenied(gateway.get(), 401, 900902, "Bearer realm=\"mgwc\"");
            assertDenied(gateway.get("Basic YTpi"), 401, 900902, "Bearer realm=\"mgwc\"");
            assertDenied(gateway.get("Bearerish token"), 401, 900902, "Bearer realm=\"mgwc\"");
            assertThat(gateway.forwarded).hasValue(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer a b", "Bearer a,b", "Bearer a, Bearer b", "Bearer \"a\"", "Bearer a\tb"})
    void malformedCredentialsAreABadRequest(String field) throws Exception {
        try (var gateway = new PoliciesOnTrial(spool, Policy.of(VERIFIER))) {
            assertDenied(gateway.get(field), 400, 900400, "Bearer realm=\"mgwc\", error=\"invalid_request\"");
        }
    }

    @Test
    void twoAuthorizationFieldsAreABadRequestEvenIfOneIsGood() throws Exception {
        try (var gateway = new PoliciesOnTrial(spool, Policy.of(VERIFIER))) {
            String good = "Bearer " + token("\"scope\":\"\"", 300);
            assertDenied(gateway.get(good, good), 400, 900400, "Bearer realm=\"mgwc\", error=\"invalid_request\"");
            assertDenied(gateway.get("Basic YTpi", good), 400, 900400, null);
            assertThat(gateway.forwarded).hasValue(0);
        }
    }

    @Test
    void aRefusedTokenIsInvalidAndOnlyAnExpiredOneIsToldWhy() throws Exception {
        try (var gateway = new PoliciesOnTrial(spool, Policy.of(VERIFIER))) {
            String forged = token("\"scope\":\"\"", 300) + "AAAA";
            for (int i = 0; i < 2; i++) {
                assertDenied(
                        gateway.get("Bearer " + forged), 401, 900901, "Bearer realm=\"mgwc\", error=\"invalid_token\"");
                assertDenied(
                        gateway.get("Bearer " + token("\"scope\":\"\"", -60)),
                        401,
                        900903,
                        "Bearer realm=\"mgwc\", error=\"invalid_token\", "
                                + "error_description=\"the access token has expired\"");
            }
        }
    }

    @Test
    void everyScopeOfTheOperationIsNeeded() throws Exception {
        try (var gateway = new PoliciesOnTrial(spool, Policy.of(VERIFIER).withScopes("order:write", "order:read"))) {
            for (String scopes : List.of("", "order:read", "order:write order", "order:read:all order:write")) {
                assertDenied(
                        gateway.get("Bearer " + token("\"scope\":\"" + scopes + "\"", 300)),
                        403,
                        900910,
                        "Bearer realm=\"mgwc\", error=\"insufficient_scope\", scope=\"order:read order:write\"");
            }
        }
    }

    @Test
    void whereASubscriptionIsRequiredTheClientsApplicationNeedsOne() throws Exception {
        String bearer = "Bearer " + token("\"scope\":\"\"", 300);
        var policy = Policy.of(VERIFIER);
        for (var unsubscribed :
                List.of(policy.withSubscriptionRequired(), policy.withWebShop(true, Set.of("books-v1")))) {
            try (var gateway = new PoliciesOnTrial(spool, unsubscribed)) {
                assertDenied(gateway.get(bearer), 403, 900908, null);
            }
        }
        try (var gateway = new PoliciesOnTrial(spool, policy.withWebShop(true, Set.of("shop-v1")))) {
            assertThat(gateway.get(bearer).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void whoeverIsOverALimitIsToldWhichAndWhenToComeBack() throws Exception {
        String bearer = "Bearer " + token("\"scope\":\"\"", 300);
        var api = new LimitSubject.OfApi("shop-v1");
        var operation = new LimitSubject.OfOperation("shop-v1", "getOrder");
        var subscription = new LimitSubject.OfSubscription("web-shop", "shop-v1");
        var policy = Policy.of(VERIFIER);

        assertThrottled(policy.withLimiters(twice(operation), many(api)), bearer, 900802);
        assertThrottled(policy.withLimiters(many(operation), twice(api)), bearer, 900800);
        assertThrottled(
                policy.withLimiters(many(operation), many(api))
                        .withWebShop(false, Set.of("shop-v1"))
                        .withSubscriptionLimiter(twice(subscription)),
                bearer,
                900804);
    }

    private void assertThrottled(Policy policy, String bearer, int code) throws Exception {
        try (var gateway = new PoliciesOnTrial(spool, policy)) {
            assertThat(gateway.get(bearer).statusCode()).isEqualTo(200);
            assertThat(gateway.get(bearer).statusCode()).isEqualTo(200);
            var denied = gateway.get(bearer);
            assertDenied(denied, 429, code, null);
            assertThat(denied.headers().firstValueAsLong("Retry-After").orElseThrow())
                    .isBetween(1L, 1800L);
            assertThat(gateway.forwarded).hasValue(2);
        }
    }

    @Test
    void whileTokensCannotBeVerifiedNobodyIsLetIn() throws Exception {
        var unavailable = new Decisions(
                null,
                CompletableFuture.completedStage(
                        new JwtDecision.Unavailable(new Refusal(AuthFailure.KEYS_UNAVAILABLE, "down"))));
        try (var gateway = new PoliciesOnTrial(spool, Policy.of(unavailable))) {
            var denied = gateway.get("Bearer token");

            assertDenied(denied, 503, 900503, null);
            assertThat(denied.headers().firstValue("Retry-After")).hasValue("5");
        }
    }

    @Test
    void aFailureWhileDecidingDenies() throws Exception {
        TokenVerifier throwing = new Decisions(null, null) {
            @Override
            public @Nullable JwtDecision known(String token) {
                throw new IllegalStateException("a bug");
            }
        };
        for (var broken : List.of(
                throwing, new Decisions(null, CompletableFuture.failedStage(new IllegalStateException("a bug"))))) {
            try (var gateway = new PoliciesOnTrial(spool, Policy.of(broken))) {
                assertDenied(gateway.get("Bearer token"), 500, 900500, null);
                assertThat(gateway.forwarded).hasValue(0);
            }
        }
    }

    @Test
    void aCallerWhoLeavesBeforeTheDecisionIsNotForwardedButCounted() throws Exception {
        var decision = new CompletableFuture<JwtDecision>();
        var asked = new CountDownLatch(1);
        var slow = new Decisions(null, decision) {
            @Override
            public CompletionStage<JwtDecision> verify(String token) {
                asked.countDown();
                return super.verify(token);
            }
        };
        try (var gateway = new PoliciesOnTrial(spool, Policy.of(slow))) {
            var caller = new Socket("127.0.0.1", gateway.port);
            caller.getOutputStream()
                    .write("GET /shop/order/1 HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer token\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
            caller.setSoLinger(true, 0);
            caller.close();
            // the loop has seen the caller leave when a later connection on it has been served
            for (int i = 0; i < 5; i++) {
                assertThat(gateway.get().statusCode()).isEqualTo(401);
            }
            decision.complete(new JwtDecision.Refused(new Refusal(AuthFailure.BAD_SIGNATURE, "late")));

            assertThat(gateway.events(6))
                    .hasSize(6)
                    .anySatisfy(line -> assertThat(line)
                            .contains("\"status\":499,\"problem\":900499")
                            .contains("\"truncated\":true"));
            assertThat(gateway.forwarded).hasValue(0);
        }
    }

    @Test
    void everyRequestLeavesOneEventThatHoldsNothingOfTheTokenTheQueryOrThePathAsSent() throws Exception {
        var policy = Policy.of(VERIFIER).withWebShop(false, Set.of("shop-v1"));
        try (var gateway = new PoliciesOnTrial(spool, policy)) {
            String token = token("\"scope\":\"\"", 300);
            gateway.get("Bearer " + token);
            gateway.get("Bearer " + token + "x");

            var events = gateway.events(2);
            assertThat(events).hasSize(2).noneMatch(line -> line.contains("4711"));
            assertThat(events).noneMatch(line -> line.contains("secret") || line.contains(token.substring(0, 20)));
            assertThat(events.get(0))
                    .contains("\"release\":\"0123456789ab\",\"api\":\"shop-v1\",\"operation\":\"getOrder\"")
                    .contains("\"method\":\"GET\",\"path\":\"/shop/order/{id}\",\"status\":200,")
                    .contains("\"application\":\"web-shop\",\"client\":\"web\",\"keyType\":\"production\"")
                    .contains("\"backend\":\"trial\",\"requestBytes\":0,\"responseBytes\":3")
                    .contains("\"backendMicros\":1,\"truncated\":false");
            assertThat(events.get(1)).contains("\"status\":401,\"problem\":900901,\"keyType\"");
        }
    }

    private static void assertDenied(HttpResponse<String> response, int status, int code, @Nullable String challenge)
            throws IOException {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).contains("\"code\":" + code);
        if (challenge != null) {
            assertThat(response.headers().allValues("WWW-Authenticate")).containsExactly(challenge);
        }
    }

    private static String token(String members, long secondsFromNow) {
        String exp = ",\"exp\":" + (Instant.now().getEpochSecond() + secondsFromNow);
        return SigningKey.P256.token("ES256", "{\"alg\":\"ES256\",\"kid\":\"p256\"}", Trust.payload(members + exp));
    }

    private Limiter twice(LimitSubject subject) {
        return limiters.limiter(subject, new Limit(2, Duration.ofHours(1), 2), lease);
    }

    private Limiter many(LimitSubject subject) {
        return limiters.limiter(subject, new Limit(1_000, Duration.ofHours(1), 1_000), lease);
    }

    private static class Decisions implements TokenVerifier {
        private final @Nullable JwtDecision known;
        private final @Nullable CompletionStage<JwtDecision> decision;

        Decisions(@Nullable JwtDecision known, @Nullable CompletionStage<JwtDecision> decision) {
            this.known = known;
            this.decision = decision;
        }

        @Override
        public @Nullable JwtDecision known(String token) {
            return known;
        }

        @Override
        public CompletionStage<JwtDecision> verify(String token) {
            return decision;
        }
    }
}
