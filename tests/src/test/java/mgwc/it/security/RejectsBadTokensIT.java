package mgwc.it.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.citrusframework.http.actions.HttpActionBuilder.http;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.stream.Stream;
import mgwc.it.stage.Gateway;
import mgwc.it.stage.PlayedBackend;
import mgwc.it.stage.RawBackend;
import mgwc.it.stage.Shop;
import mgwc.it.stage.Tokens;
import org.citrusframework.TestCaseRunner;
import org.citrusframework.annotations.CitrusResource;
import org.citrusframework.annotations.CitrusTest;
import org.citrusframework.http.client.HttpClient;
import org.citrusframework.junit.jupiter.CitrusSupport;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;

/** Who has no good token gets 401 and a challenge (RFC 6750 section 3), and the backend never hears of it. */
@CitrusSupport
class RejectsBadTokensIT {

    private static final RawBackend BACKEND = RawBackend.answering(RawBackend.OK);
    private static Gateway gateway;
    private static HttpClient caller;

    @BeforeAll
    static void open(@TempDir Path scratch) {
        gateway = new Shop().with("PRODUCTION", BACKEND.port()).open(scratch);
        caller = PlayedBackend.callerOf(gateway);
    }

    @AfterAll
    static void close() {
        gateway.close();
        BACKEND.close();
    }

    @BeforeEach
    void forget() {
        BACKEND.forget();
    }

    @Test
    @CitrusTest
    void missingTokenIsChallengedWithoutAnErrorCode(@CitrusResource TestCaseRunner play) {
        play.when(http().client(caller).send().get("/shop/v1/items"));
        play.then(http().client(caller)
                .receive()
                .response(HttpStatus.UNAUTHORIZED)
                .message()
                .contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer realm=\"mgwc\"")
                .body("{\"type\":\"@ignore@\",\"title\":\"Missing Credentials\",\"status\":401,\"code\":900902,"
                        + "\"detail\":\"the request carries no bearer token\","
                        + "\"instance\":\"@startsWith('urn:mgwc:request:')@\"}"));
        assertThat(BACKEND.requests()).isEmpty();
    }

    @Test
    void everyGoodTokenPasses() {
        assertThat(gateway.get("/shop/v1/items", Tokens.of("store")).statusCode())
                .isEqualTo(200);
        assertThat(gateway.get("/shop/v1/items", Tokens.signed("ES256", Tokens.claims("store")))
                        .statusCode())
                .isEqualTo(200);
        assertThat(gateway.get("/shop/v1/items", Tokens.signed("EdDSA", Tokens.claims("store")))
                        .statusCode())
                .isEqualTo(200);
        assertThat(BACKEND.requests()).hasSize(3);
    }

    static Stream<Arguments> badTokens() {
        return Stream.of(
                arguments("expired", Tokens.spoilt("store", Tokens::expire)),
                arguments("without expiry", Tokens.spoilt("store", claims -> claims.unsetClaim("exp"))),
                arguments("not valid yet", Tokens.spoilt("store", claims -> claims.setNotBefore(inAnHour()))),
                arguments("for another audience", Tokens.spoilt("store", claims -> claims.setAudience("https://else"))),
                arguments("for no audience", Tokens.spoilt("store", claims -> claims.unsetClaim("aud"))),
                arguments("from another issuer", Tokens.spoilt("store", claims -> claims.setIssuer("https://else"))),
                arguments("from no issuer", Tokens.spoilt("store", claims -> claims.unsetClaim("iss"))),
                arguments("unsigned", Tokens.unsigned(Tokens.claims("store"))),
                arguments("signed by an unknown key", Tokens.forged("unknown", Tokens.claims("store"))),
                arguments("signed by a stranger under a known key id", Tokens.forged("rsa", Tokens.claims("store"))),
                arguments("with a changed signature", changed(Tokens.of("store"))),
                arguments("with another token's claims", mixed(Tokens.of("store"), Tokens.of("thrifty"))),
                arguments("that is no JWT", "not-a-token"),
                arguments("of two parts", "e30.e30"),
                arguments("of empty parts", ".."));
    }

    @ParameterizedTest(name = "token {0}")
    @MethodSource("badTokens")
    void badTokenIsChallengedAsInvalid(String which, String token) {
        var answer = gateway.get("/shop/v1/items", token);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(
                        challenge -> assertThat(challenge).startsWith("Bearer ").contains("error=\"invalid_token\""));
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).doesNotContain(token);
        assertThat(BACKEND.requests()).isEmpty();
        assertThat(gateway.log()).doesNotContain(token);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic c3RvcmU6cGFzc3dvcmQ=", "Bearer", "Bearer ", "Token abc"})
    void anotherSchemeIsNoToken(String authorization) {
        var answer = gateway.send(gateway.request("/shop/v1/items").header("Authorization", authorization));

        assertThat(answer.statusCode()).isIn(400, 401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Bearer"));
        assertThat(BACKEND.requests()).isEmpty();
    }

    @Test
    void tokenInTheQueryIsNoToken() {
        assertThat(gateway.get("/shop/v1/items?access_token=" + Tokens.of("store"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(BACKEND.requests()).isEmpty();
    }

    @Test
    void schemeIsReadInAnyCase() {
        assertThat(gateway.send(gateway.request("/shop/v1/items")
                                .header("Authorization", "bearer " + Tokens.of("store")))
                        .statusCode())
                .isEqualTo(200);
    }

    private static NumericDate inAnHour() {
        NumericDate date = NumericDate.now();
        date.addSeconds(3600);
        return date;
    }

    /** Flips a bit in the middle of the signature. */
    private static String changed(String token) {
        int at = token.lastIndexOf('.') + 10;
        char other = token.charAt(at) == 'A' ? 'B' : 'A';
        return token.substring(0, at) + other + token.substring(at + 1);
    }

    private static String mixed(String token, String claimsOf) {
        String[] mine = token.split("\\.");
        return mine[0] + "." + claimsOf.split("\\.")[1] + "." + mine[2];
    }
}
