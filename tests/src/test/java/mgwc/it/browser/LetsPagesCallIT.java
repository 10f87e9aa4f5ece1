package mgwc.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import mgwc.it.stage.Gateway;
import mgwc.it.stage.RawBackend;
import mgwc.it.stage.RawClient;
import mgwc.it.stage.Shop;
import mgwc.it.stage.Tokens;
import mgwc.it.stage.Workspace;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Pages of one origin may call the shop, and every response of the shop has the header fields of its policies: those of
 * backends, denials, and answers of the gateway itself.
 */
class LetsPagesCallIT {

    private static final String PAGE = "https://page.example";

    /** A backend that lets every page in and tells what it is. */
    private static final RawBackend BACKEND =
            RawBackend.answering("HTTP/1.1 200 OK\r\nServer: shop/1.2\r\nVary: Accept-Encoding\r\n"
                    + "Access-Control-Allow-Origin: *\r\nAccess-Control-Allow-Credentials: true\r\n"
                    + "Content-Length: 2\r\n\r\nok");

    private static Gateway gateway;

    @BeforeAll
    static void open(@TempDir Path scratch) {
        Workspace workspace = new Shop()
                .with("PRODUCTION", BACKEND.port())
                .workspace(scratch)
                .write("environments/test/apis/shop-v1.yaml", """
                        apiVersion: mgwc/v1
                        kind: ApiOverlay
                        metadata:
                          name: shop-v1
                        spec:
                          targetRef: {name: shop, version: v1}
                          cors:
                            origins: ["https://page.example"]
                            exposeHeaders: [X-Total]
                          headers:
                            request:
                              set:
                                X-Tenant: {claim: tenant}
                                X-Application: {application: name}
                              remove: [X-Debug]
                            response:
                              set:
                                X-Content-Type-Options: {value: nosniff}
                              remove: [Server]
                          operations:
                            deleteItem:
                              cors: {origins: []}
                        """);
        gateway = Gateway.start(workspace.build("test", scratch.resolve("release")), scratch.resolve("gateway"));
    }

    @BeforeEach
    void forget() {
        BACKEND.forget();
    }

    @AfterAll
    static void close() {
        gateway.close();
        BACKEND.close();
    }

    @Test
    void everyResponseOfTheApiCanBeReadByThePage() {
        String store = Tokens.of("store");
        expectReadable(gateway.send(gateway.request("/shop/v1/items", store).header("Origin", PAGE)), 200);
        expectReadable(gateway.send(gateway.request("/shop/v1/items").header("Origin", PAGE)), 401);
        expectReadable(
                gateway.send(
                        gateway.request("/shop/v1/items", Tokens.of("stranger")).header("Origin", PAGE)),
                403);
        expectReadable(gateway.send(gateway.request("/shop/v1/nothing").header("Origin", PAGE)), 404);
        expectReadable(
                gateway.send(gateway.request("/shop/v1/items")
                        .header("Origin", PAGE)
                        .method("PATCH", BodyPublishers.noBody())),
                405);
        expectReadable(gateway.send(gateway.request("/shop/v1/dead").header("Origin", PAGE)), 502);
        for (int request = 1; request <= 3; request++) {
            gateway.send(gateway.request("/shop/v1/metered").header("Origin", PAGE));
        }
        HttpResponse<String> limited =
                gateway.send(gateway.request("/shop/v1/metered").header("Origin", PAGE));
        expectReadable(limited, 429);
        assertThat(field(limited, "Retry-After")).isNotEmpty();
    }

    private static void expectReadable(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(field(response, "Access-Control-Allow-Origin")).containsExactly(PAGE);
        assertThat(field(response, "Access-Control-Allow-Credentials")).isEmpty();
        assertThat(String.join(", ", field(response, "Access-Control-Expose-Headers")))
                .contains("x-total", "x-request-id");
        assertThat(field(response, "Vary")).contains("Origin");
        assertThat(field(response, "X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(field(response, "Server")).isEmpty();
        assertThat(field(response, "X-Request-ID")).hasSize(1);
    }

    @Test
    void otherPagesGetTheResponseAndCannotReadIt() {
        HttpResponse<String> response =
                gateway.send(gateway.request("/shop/v1/open/door").header("Origin", "https://evil.example"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(field(response, "Access-Control-Allow-Origin")).isEmpty();
        assertThat(field(response, "Access-Control-Allow-Credentials")).isEmpty();
        assertThat(field(response, "Vary")).containsExactly("Accept-Encoding", "Origin");
    }

    @Test
    void responsesWithoutAnOriginVaryToo() {
        assertThat(field(gateway.get("/shop/v1/open/door"), "Vary")).contains("Origin");
    }

    @Test
    void outsideOfTheApiNothingIsSaid() {
        HttpResponse<String> response =
                gateway.send(gateway.request("/elsewhere").header("Origin", PAGE));

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(field(response, "Access-Control-Allow-Origin")).isEmpty();
        assertThat(field(response, "X-Content-Type-Options")).isEmpty();
    }

    @Test
    void aPreflightNeedsNoTokenAndReachesNoBackend() {
        HttpResponse<String> response = gateway.send(preflight("/shop/v1/items/1", PAGE, "PUT"));

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.body()).isEmpty();
        assertThat(field(response, "Access-Control-Allow-Origin")).containsExactly(PAGE);
        assertThat(field(response, "Access-Control-Allow-Methods")).containsExactly("GET, PUT");
        assertThat(field(response, "Access-Control-Allow-Headers")).containsExactly("authorization");
        assertThat(field(response, "Access-Control-Max-Age")).containsExactly("600");
        assertThat(field(response, "Vary")).containsExactly("Origin, Access-Control-Request-Method");
        assertThat(BACKEND.requests()).isEmpty();
    }

    @Test
    void aPreflightUsesUpNoLimit() {
        for (int request = 1; request <= 10; request++) {
            assertThat(gateway.send(preflight("/shop/v1/metered", PAGE, "GET")).statusCode())
                    .isEqualTo(204);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "https://page.example.evil.example",
                "http://page.example",
                "https://PAGE.example",
                "https://page.example/",
                "https://page.example:443",
            })
    void aPreflightOfAnotherOriginIsRefused(String origin) {
        HttpResponse<String> response = gateway.send(preflight("/shop/v1/items", origin, "GET"));

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).contains("\"code\":900403");
        assertThat(field(response, "Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void aPreflightForAClosedOperationIsRefusedAndForAMissingOneIsNot() {
        assertThat(gateway.send(preflight("/shop/v1/items/1", PAGE, "DELETE")).statusCode())
                .isEqualTo(403);
        assertThat(gateway.send(preflight("/shop/v1/items/1", PAGE, "PATCH")).statusCode())
                .isEqualTo(405);
        assertThat(gateway.send(preflight("/shop/v1/nothing", PAGE, "GET")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aPreflightWithTwoOriginsIsRefused() {
        RawClient.Answer answer = RawClient.exchange(
                gateway.api(),
                "OPTIONS /shop/v1/items HTTP/1.1\r\nHost: a\r\nOrigin: " + PAGE + "\r\nOrigin: https://evil.example\r\n"
                        + "Access-Control-Request-Method: GET\r\nConnection: close\r\n\r\n");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.head().toLowerCase()).doesNotContain("access-control-allow-origin");
    }

    @Test
    void theBackendLearnsWhoCallsAndNotWhatTheCallerMadeUp() {
        String token = Tokens.spoilt("store", claims -> claims.setStringClaim("tenant", "acme"));

        gateway.send(gateway.request("/shop/v1/items", token)
                .header("X-Tenant", "evil")
                .header("X_Tenant", "evil")
                .header("X-Application", "evil")
                .header("X-Debug", "1"));

        assertThat(received())
                .contains("x-tenant: acme", "x-application: store")
                .doesNotContain("evil", "X-Debug");
    }

    @Test
    void aCallerCannotNominateWhatTheBackendLearns() {
        String token = Tokens.spoilt("store", claims -> claims.setStringClaim("tenant", "acme"));

        RawClient.exchange(
                gateway.api(),
                "GET /shop/v1/items HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + token
                        + "\r\nConnection: close, X-Tenant, X-Application\r\n\r\n");

        assertThat(received()).contains("x-tenant: acme", "x-application: store");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /shop/v1/../v1/items HTTP/1.1\r\nHost: a\r\n",
                "GET /shop/v1/items HTTP/1.1\r\nHost: a\r\nHost: b\r\n",
                "GET /shop/v1/items HTTP/1.1\r\nHost: a\r\nExpect: more\r\n",
            })
    void aRequestThatCannotBeReadBelongsToNoApi(String head) {
        RawClient.Answer answer =
                RawClient.exchange(gateway.api(), head + "Origin: " + PAGE + "\r\nConnection: close\r\n\r\n");

        assertThat(answer.status()).isIn(400, 417);
        assertThat(answer.head().toLowerCase()).doesNotContain("access-control-", "x-content-type-options");
    }

    @Test
    void aFieldWithoutAValueIsAbsent() {
        gateway.send(gateway.request("/shop/v1/items", Tokens.of("store")).header("X-Tenant", "evil"));

        assertThat(received()).doesNotContainIgnoringCase("x-tenant");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX-Admin: 1", "a\nb", "Zoë", "a\u0000", " a"})
    void aClaimThatNoFieldCanCarryIsLeftOut(String tenant) {
        String token = Tokens.spoilt("store", claims -> claims.setStringClaim("tenant", tenant));

        assertThat(gateway.send(gateway.request("/shop/v1/items", token).header("X-Tenant", "evil"))
                        .statusCode())
                .isEqualTo(200);

        assertThat(received()).doesNotContainIgnoringCase("x-tenant").doesNotContain("X-Admin");
    }

    private static String received() {
        assertThat(BACKEND.requests()).hasSize(1);
        return BACKEND.requests().getFirst();
    }

    private static HttpRequest.Builder preflight(String path, String origin, String method) {
        return gateway.request(path)
                .header("Origin", origin)
                .header("Access-Control-Request-Method", method)
                .method("OPTIONS", BodyPublishers.noBody());
    }

    private static List<String> field(HttpResponse<String> response, String name) {
        return response.headers().allValues(name);
    }
}
