package mgwc.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import mgwc.gateway.release.ReleaseOnDisk;
import mgwc.gateway.release.ReleaseRefused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code /ready} and {@code /metrics} say while an issuer cannot be asked for its keys. */
class KeySetReadinessTest {

    @TempDir
    Path directory;

    private final HttpClient client = HttpClient.newHttpClient();
    private HttpServer keys;
    private RunningGateway gateway;
    private volatile byte[] answer = new byte[0];

    @BeforeEach
    void start() throws IOException {
        keys = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        keys.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(answer.length == 0 ? 503 : 200, answer.length == 0 ? -1 : answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        keys.start();
    }

    @AfterEach
    void stop() {
        if (gateway != null) {
            gateway.stop(Duration.ofSeconds(5));
        }
        keys.stop(0);
        client.close();
    }

    @Test
    void aGatewayThatRequiresKeySetsIsReadyOnceItHasThem() throws Exception {
        gateway = RunningGateway.start(GatewayArguments.of(release("\"readiness\": {\"keySets\": \"required\"},")));

        HttpResponse<String> before = admin("/ready");
        assertThat(before.statusCode()).isEqualTo(503);
        assertThat(before.body()).isEqualTo("{\"missingKeySets\":[\"corporate\"],\"status\":\"not ready\"}\n");
        Eventually.holds(
                "a failed fetch", () -> metrics().contains("mgwc_key_set_refresh_failing{issuer=\"corporate\"} 1.0"));
        assertThat(metrics())
                .contains("mgwc_key_set_keys{issuer=\"corporate\",state=\"usable\"} 0.0")
                .doesNotContain("mgwc_key_set_age_seconds{");

        String set = new TokenIssuer().keys();
        answer = set.replace("]}", ",{\"kid\":\"odd\"}]}").getBytes(StandardCharsets.UTF_8);
        Eventually.holds("readiness", () -> admin("/ready").statusCode() == 200);

        assertThat(admin("/ready").body()).isEqualTo("{\"status\":\"ready\"}\n");
        assertThat(metrics())
                .contains(
                        "mgwc_key_set_keys{issuer=\"corporate\",state=\"usable\"} 1.0",
                        "mgwc_key_set_keys{issuer=\"corporate\",state=\"left-out\"} 1.0",
                        "mgwc_key_set_refresh_failing{issuer=\"corporate\"} 0.0",
                        "mgwc_key_set_age_seconds{issuer=\"corporate\"} ");
    }

    @Test
    void otherwiseAGatewayIsReadyWithoutThem() throws Exception {
        gateway = RunningGateway.start(GatewayArguments.of(release("")));

        assertThat(admin("/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void aReleaseWhoseAuthoritiesCannotBeReadIsRefused() throws Exception {
        Path missing = directory.resolve("missing.pem");
        Path release = release("", ", \"caFile\": \"" + missing + "\"");

        assertThat(catchThrowableOfType(ReleaseRefused.class, () -> RunningGateway.start(GatewayArguments.of(release))))
                .hasMessage("`caFile` of issuer `corporate` cannot be read: `" + missing + "`");
    }

    private Path release(String readiness) {
        return release(readiness, "");
    }

    private Path release(String readiness, String more) {
        String url = "http://127.0.0.1:" + keys.getAddress().getPort() + "/jwks";
        return ReleaseOnDisk.copyOf("pizza", directory.resolve("release"))
                .edit(
                        "gateway.json",
                        text -> text.replaceFirst("(\"admin\": *\\{)", "$1" + readiness)
                                .replaceFirst("\"file\": *\"keys/[^\"]+\"", "\"url\": \"" + url + "\"" + more))
                .withSpoolIn(directory.resolve("spool"))
                .seal()
                .directory();
    }

    private String metrics() throws IOException, InterruptedException {
        return admin("/metrics").body();
    }

    private HttpResponse<String> admin(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(gateway.listening().adminAddress() + path))
                        .build(),
                BodyHandlers.ofString());
    }
}
