package mgwc.gateway.policy.cors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import mgwc.gateway.policy.TrialRequest;
import mgwc.gateway.request.Answer;
import mgwc.gateway.request.ListedFields;
import mgwc.gateway.request.Request;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorsTest {

    private static final String SHOP = "https://shop.example";
    private static final Cors EXACT = new Cors(new CorsRules(
            Set.of(SHOP, "https://admin.shop.example:8443"),
            true,
            List.of("GET", "PUT"),
            List.of("authorization", "content-type"),
            List.of("x-total"),
            600));
    private static final Cors ANY =
            new Cors(new CorsRules(Set.of("*"), false, List.of("GET"), List.of(), List.of(), 0));

    private static final Cors CLOSED =
            new Cors(new CorsRules(Set.of(), false, List.of("PUT"), List.of(), List.of(), 600));

    private static Request taken(TrialRequest trial, Cors step) {
        Request request = trial.request();
        assertThat(step.onRequest(request, () -> {
                    throw new AssertionError("the step does not wait");
                }))
                .isTrue();
        return request;
    }

    private static List<String> answered(Cors step, Request request, int status, String... fields) {
        ListedFields head = ListedFields.of(fields);
        step.onResponse(request, TrialRequest.response(status, head));
        return head.lines();
    }

    @Nested
    class Preflight {

        private static TrialRequest preflight(String origin, String method) {
            return new TrialRequest("OPTIONS", "Origin: " + origin, "Access-Control-Request-Method: " + method);
        }

        @Test
        void isAnsweredByTheRulesOfTheOperationThatThePageWants() {
            Request request = taken(preflight(SHOP, "PUT").serving("PUT", EXACT), ANY);

            assertThat(request.answer())
                    .isEqualTo(Answer.of(
                            204,
                            new Answer.Field("vary", "Origin, Access-Control-Request-Method"),
                            new Answer.Field("access-control-allow-origin", SHOP),
                            new Answer.Field("access-control-allow-credentials", "true"),
                            new Answer.Field("access-control-allow-methods", "GET, PUT"),
                            new Answer.Field("access-control-allow-headers", "authorization, content-type"),
                            new Answer.Field("access-control-max-age", "600")));
        }

        @Test
        void keepsTheFieldsOfItsAnswer() {
            Request request = taken(preflight(SHOP, "PUT").serving("PUT", EXACT), ANY);

            assertThat(answered(ANY, request, 204, "access-control-allow-origin: " + SHOP))
                    .containsExactly("access-control-allow-origin: " + SHOP);
        }

        @Test
        void ofAnyOriginNamesNone() {
            Request request = taken(preflight("null", "GET").serving("GET", ANY), ANY);

            assertThat(request.answer())
                    .isEqualTo(Answer.of(
                            204,
                            new Answer.Field("vary", "Origin, Access-Control-Request-Method"),
                            new Answer.Field("access-control-allow-origin", "*"),
                            new Answer.Field("access-control-allow-methods", "GET"),
                            new Answer.Field("access-control-max-age", "0")));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "null",
                    "",
                    "*",
                    "http://shop.example",
                    "https://shop.example/",
                    "https://shop.example:443",
                    "https://SHOP.example",
                    "HTTPS://shop.example",
                    "https://shop.example.evil.example",
                    "https://evilshop.example",
                    "https://shop.example https://evil.example",
                    "https://shop.example, https://evil.example",
                    "https://admin.shop.example",
                })
        void fromAnyOtherOriginIsRefused(String origin) {
            Request request = taken(preflight(origin, "PUT").serving("PUT", EXACT), EXACT);

            assertThat(request.problem()).isNotNull();
            assertThat(request.problem().status()).isEqualTo(403);
            assertThat(answered(EXACT, request, 403)).containsExactly("vary: Origin");
        }

        @Test
        void forAnOperationWithoutThePolicyGoesOn() {
            assertThat(taken(preflight(SHOP, "PUT").serving("PUT", null), EXACT).decided())
                    .isFalse();
        }

        @Test
        void thatIsRefusedIsNotReadableEvenWhereOtherResponsesAre() {
            Request request = taken(preflight(SHOP, "PUT").serving("PUT", CLOSED), EXACT);

            assertThat(answered(EXACT, request, 403)).containsExactly("vary: Origin");
        }

        @Test
        void forAnOperationThatDoesNotExistGoesOn() {
            Request request = taken(preflight(SHOP, "DELETE").serving("PUT", EXACT), EXACT);

            assertThat(request.decided()).isFalse();
            assertThat(answered(EXACT, request, 405)).contains("access-control-allow-origin: " + SHOP);
        }

        @Test
        void withTwoOriginsIsRefused() {
            TrialRequest two = new TrialRequest(
                    "OPTIONS", "Origin: " + SHOP, "Origin: " + SHOP, "Access-Control-Request-Method: PUT");

            assertThat(taken(two.serving("PUT", EXACT), EXACT).problem()).isNotNull();
        }

        @Test
        void doesNotOpenPrivateNetworks() {
            TrialRequest private_ = new TrialRequest(
                    "OPTIONS",
                    "Origin: " + SHOP,
                    "Access-Control-Request-Method: PUT",
                    "Access-Control-Request-Private-Network: true");

            assertThat(taken(private_.serving("PUT", EXACT), EXACT).answer().fields())
                    .extracting(Answer.Field::name)
                    .doesNotContain("access-control-allow-private-network");
        }
    }

    @Nested
    class OtherRequests {

        @ParameterizedTest
        @ValueSource(strings = {"GET", "OPTIONS"})
        void passWithAndWithoutOrigin(String method) {
            assertThat(taken(new TrialRequest(method).serving(method, EXACT), EXACT)
                            .decided())
                    .isFalse();
            assertThat(taken(new TrialRequest(method, "Origin: https://evil.example").serving(method, EXACT), EXACT)
                            .decided())
                    .isFalse();
        }

        @Test
        void passWithTheMethodFieldOfAPreflight() {
            assertThat(taken(
                                    new TrialRequest("GET", "Origin: " + SHOP, "Access-Control-Request-Method: PUT")
                                            .serving("PUT", EXACT),
                                    EXACT)
                            .decided())
                    .isFalse();
        }
    }

    @Nested
    class Responses {

        @ParameterizedTest
        @ValueSource(ints = {200, 401, 404, 405, 429, 502})
        void ofEveryStatusLetThePageRead(int status) {
            Request request = taken(new TrialRequest("GET", "Origin: " + SHOP), EXACT);

            assertThat(answered(EXACT, request, status, "content-type: text/plain"))
                    .containsExactly(
                            "content-type: text/plain",
                            "vary: Origin",
                            "access-control-allow-origin: " + SHOP,
                            "access-control-allow-credentials: true",
                            "access-control-expose-headers: x-total");
        }

        @Test
        void varyByOriginAlsoWhereThereIsNone() {
            Request request = taken(new TrialRequest("GET"), EXACT);

            assertThat(answered(EXACT, request, 200)).containsExactly("vary: Origin");
        }

        @Test
        void sayNothingToOtherOrigins() {
            Request request = taken(new TrialRequest("GET", "Origin: https://evil.example"), EXACT);

            assertThat(answered(EXACT, request, 200, "vary: accept-encoding"))
                    .containsExactly("vary: accept-encoding", "vary: Origin");
        }

        @ParameterizedTest
        @ValueSource(strings = {"Origin", "accept-encoding, origin", "*"})
        void keepAVaryThatSaysIt(String vary) {
            Request request = taken(new TrialRequest("GET"), EXACT);

            assertThat(answered(EXACT, request, 200, "vary: " + vary)).containsExactly("vary: " + vary);
        }

        /** A cache may give a response that it got without an origin to a page. */
        @ParameterizedTest
        @ValueSource(strings = {"Origin: null", "Origin: https://evil.example", "Accept: */*"})
        void areTheSameForEveryoneWhereEveryOriginMayRead(String field) {
            Request request = taken(new TrialRequest("GET", field), ANY);

            assertThat(answered(ANY, request, 200)).containsExactly("access-control-allow-origin: *");
        }

        @Test
        void letThePageReadAlsoWhereTheBackendDoesNotGetItsOrigin() {
            Request request = taken(new TrialRequest("GET", "Origin: " + SHOP), EXACT);
            request.changeHeaders().remove("origin");

            assertThat(answered(EXACT, request, 200)).contains("access-control-allow-origin: " + SHOP);
        }

        @Test
        void loseWhatTheBackendAllows() {
            Request request = taken(new TrialRequest("GET", "Origin: https://evil.example"), EXACT);

            assertThat(answered(
                            EXACT,
                            request,
                            200,
                            "Access-Control-Allow-Origin: https://evil.example",
                            "Access-Control-Allow-Credentials: true",
                            "Access-Control-Expose-Headers: *",
                            "Access-Control-Allow-Private-Network: true"))
                    .containsExactly("vary: Origin");
        }
    }

    @Test
    void noRulesLetInWhomNobodyNamed() {
        assertThatThrownBy(() -> new CorsRules(Set.of("*"), true, List.of(), List.of(), List.of(), 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CorsRules(Set.of("*", SHOP), false, List.of(), List.of(), List.of(), 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CorsRules(Set.of("null"), false, List.of(), List.of(), List.of(), 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
