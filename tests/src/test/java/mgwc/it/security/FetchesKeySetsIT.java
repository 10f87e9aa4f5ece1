package mgwc.it.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import mgwc.it.stage.Gateway;
import mgwc.it.stage.RawBackend;
import mgwc.it.stage.Shop;
import mgwc.it.stage.Tokens;
import mgwc.it.stage.Workspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway that fetches its key set, which is not there at first and then has a key that nobody can use. */
class FetchesKeySetsIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final RawBackend backend = RawBackend.answering(RawBackend.OK);
    private HttpServer issuer;
    private volatile byte[] keys = new byte[0];

    @BeforeEach
    void publish() throws IOException {
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.createContext("/", exchange -> {
            byte[] answer = keys;
            try (exchange) {
                exchange.sendResponseHeaders(answer.length == 0 ? 503 : 200, answer.length == 0 ? -1 : answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        issuer.start();
    }

    @AfterEach
    void close() {
        issuer.stop(0);
        backend.close();
    }

    @Test
    void isReadyOnceItHasTheKeysAndTellsOperatorsWhichItLeavesOutAndWhomItRefuses(@TempDir Path scratch)
            throws Exception {
        try (Gateway gateway = Gateway.start(release(scratch), scratch.resolve("running"))) {
            assertThat(gateway.adminGet("/ready").statusCode()).isEqualTo(503);
            assertThat(gateway.get("/shop/v1/items", Tokens.of("store")).statusCode())
                    .isEqualTo(503);

            keys = Tokens.jwks()
                    .replace("{\"keys\":[", "{\"keys\":[{\"kid\":\"odd\"},")
                    .getBytes(StandardCharsets.UTF_8);
            await(gateway::isReady);

            assertThat(gateway.get("/shop/v1/items", Tokens.of("store")).statusCode())
                    .isEqualTo(200);
            String elsewhere = Tokens.spoilt("store", claims -> claims.setAudience("https://else"));
            assertThat(gateway.get("/shop/v1/items", elsewhere).body()).doesNotContain("audience");
            await(() -> gateway.adminGet("/metrics").body().contains(",reason=\"wrong-audience\"} 1.0"));
            assertThat(gateway.adminGet("/metrics").body())
                    .contains(
                            ",reason=\"keys-unavailable\"} 1.0",
                            "mgwc_key_set_keys{issuer=\"corporate\",state=\"left-out\"} 1.0",
                            "mgwc_key_set_keys{issuer=\"corporate\",state=\"usable\"} 3.0");
            assertThat(gateway.log())
                    .contains("key 1 (`odd`) lacks `kty`", "refused a caller: wrong-audience")
                    .doesNotContain(elsewhere);
        }
    }

    private Path release(Path scratch) {
        Workspace workspace = new Shop().with("PRODUCTION", backend.port()).workspace(scratch);
        workspace.edit(
                "environments/test/environment.yaml",
                "file: environments/test/keys/corporate.jwks.json",
                "url: http://127.0.0.1:" + issuer.getAddress().getPort() + "/jwks");
        workspace.edit(
                "environments/test/environment.yaml",
                "  issuers:\n",
                "  admin:\n    readiness: {keySets: required}\n  issuers:\n");
        return workspace.build("test", scratch.resolve("release"));
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("did not happen within %s", LIMIT).isLessThan(deadline);
            Thread.sleep(50);
        }
    }
}
