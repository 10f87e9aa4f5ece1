package mgwc.it.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import mgwc.it.stage.Gateway;
import mgwc.it.stage.RawBackend;
import mgwc.it.stage.Shop;
import mgwc.it.stage.Tokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A good token is not enough: it needs the operation's scopes, and its application a subscription. */
class RequiresScopesAndSubscriptionsIT {

    private static final RawBackend PRODUCTION = RawBackend.named("production");
    private static final RawBackend SANDBOX = RawBackend.named("sandbox");
    private static Gateway gateway;

    @BeforeAll
    static void open(@TempDir Path scratch) {
        gateway = new Shop()
                .with("PRODUCTION", PRODUCTION.port())
                .with("SANDBOX", SANDBOX.port())
                .open(scratch);
    }

    @AfterAll
    static void close() {
        gateway.close();
        PRODUCTION.close();
        SANDBOX.close();
    }

    @BeforeEach
    void forget() {
        PRODUCTION.forget();
        SANDBOX.forget();
    }

    @Test
    void tokenWithTheScopePasses() {
        assertThat(addItem(Tokens.of("store", "item:read", "item:write")).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"item:read", "item:writer", "item", "ITEM:WRITE", "item:write,item:read"})
    void tokenWithoutTheScopeGetsToldWhichOneIsMissing(String scope) {
        HttpResponse<String> answer = addItem(Tokens.of("store", scope));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValue("Bearer realm=\"mgwc\", error=\"insufficient_scope\", scope=\"item:write\"");
        assertThat(answer.body()).contains("\"code\":900910");
        assertThat(PRODUCTION.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stranger", "nobody-knows-me"})
    void clientWithoutASubscriptionIsForbidden(String client) {
        HttpResponse<String> answer = gateway.get("/shop/v1/items", Tokens.of(client));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("\"code\":900908");
        assertThat(PRODUCTION.requests()).isEmpty();
    }

    @Test
    void anonymousOperationNeedsNoToken() {
        assertThat(gateway.get("/shop/v1/open/door").statusCode()).isEqualTo(200);
    }

    @Test
    void keyTypeOfTheCredentialSelectsTheBackend() {
        assertThat(gateway.get("/shop/v1/items", Tokens.of("store")).body()).isEqualTo("production");
        assertThat(gateway.get("/shop/v1/items", Tokens.of("store-sandbox")).body())
                .isEqualTo("sandbox");
        assertThat(gateway.get("/shop/v1/open/door").body()).isEqualTo("production");
    }

    private static HttpResponse<String> addItem(String token) {
        return gateway.send(gateway.request("/shop/v1/items", token).POST(BodyPublishers.ofString("{}")));
    }
}
