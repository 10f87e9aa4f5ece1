package mgwc.it.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import mgwc.it.stage.Gateway;
import mgwc.it.stage.RawBackend;
import mgwc.it.stage.Shop;
import mgwc.it.stage.Workspace;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two gateways: one trusts the proxies at 127.0.0.0/8, the other trusts nobody. */
class TrustsProxiesIT {

    private static final RawBackend BACKEND = RawBackend.answering(RawBackend.OK);
    private static final String[] STATED = {
        "X-Forwarded-For", "198.51.100.1, 203.0.113.9, 127.0.0.5",
        "X-Forwarded-Proto", "https",
        "X-Forwarded-Host", "shop.example",
        "X-Request-ID", "order-7",
        "traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00",
        "Remote-User", "alice",
        "X_Client_IP", "198.51.100.1",
    };

    private static Gateway trusting;
    private static Gateway distrusting;

    @BeforeAll
    static void open(@TempDir Path scratch) {
        Workspace workspace = new Shop().with("PRODUCTION", BACKEND.port()).workspace(scratch);
        distrusting = Gateway.start(workspace.build("test", scratch.resolve("closed")), scratch.resolve("distrusting"));
        workspace.edit(
                "environments/test/environment.yaml",
                "    host: 127.0.0.1\n",
                "    host: 127.0.0.1\n    trustedProxies: {networks: [127.0.0.0/8]}\n");
        trusting = Gateway.start(workspace.build("test", scratch.resolve("open")), scratch.resolve("trusting"));
    }

    @BeforeEach
    void forget() {
        BACKEND.forget();
    }

    @AfterAll
    static void close() {
        trusting.close();
        distrusting.close();
        BACKEND.close();
    }

    @Test
    void aTrustedProxyStatesTheCaller() {
        HttpResponse<String> response =
                trusting.send(trusting.request("/shop/v1/open/door").headers(STATED));

        assertThat(received())
                .contains(
                        "\r\nX-Forwarded-For: 203.0.113.9, 127.0.0.5, 127.0.0.1\r\n",
                        "\r\nX-Forwarded-Proto: https\r\n",
                        "\r\nX-Forwarded-Host: shop.example\r\n",
                        "\r\nX-Request-ID: order-7\r\n",
                        "\r\ntraceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00\r\n",
                        "\r\nRemote-User: alice\r\n")
                .doesNotContain("198.51.100.1, ");
        assertThat(response.headers().allValues("X-Request-ID")).containsExactly("order-7");
    }

    @Test
    void nobodyElseDoes() {
        HttpResponse<String> response =
                distrusting.send(distrusting.request("/shop/v1/open/door").headers(STATED));

        assertThat(received())
                .contains("\r\nX-Forwarded-For: 127.0.0.1\r\n", "\r\nX-Forwarded-Proto: http\r\n")
                .doesNotContain("198.51.100.1", "203.0.113.9", "shop.example", "order-7", "4bf92f35", "alice");
        assertThat(response.headers().allValues("X-Request-ID"))
                .singleElement()
                .asString()
                .matches("[0-9a-f]{32}");
    }

    @Test
    void theIdOfARequestIsInItsProblem() {
        HttpResponse<String> response =
                trusting.send(trusting.request("/shop/v1/items").header("X-Request-ID", "a/b"));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).contains("\"instance\":\"urn:mgwc:request:a/b\"");
    }

    private static String received() {
        assertThat(BACKEND.requests()).hasSize(1);
        return BACKEND.requests().getFirst();
    }
}
