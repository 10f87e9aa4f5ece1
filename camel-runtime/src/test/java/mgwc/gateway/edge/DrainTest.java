package mgwc.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.GoAway;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import mgwc.gateway.forward.Identity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How an edge takes leave of its callers (RFC 9112 section 9.6). */
class DrainTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final int ROUNDS = 5;

    EdgeOnTrial edge;

    @BeforeEach
    void open() throws Exception {
        edge = new EdgeOnTrial();
    }

    @AfterEach
    void close() throws Exception {
        edge.close();
    }

    @Test
    void aConnectionThatIsKeptServesOneMoreRequestAndSaysThatItIsTheLast() throws Exception {
        try (RawConnection kept = new RawConnection(edge.port);
                RawConnection other = new RawConnection(edge.port)) {
            kept.get("GET /shop/echo HTTP/1.1\nHost: a");
            other.get("GET /shop/echo HTTP/1.1\nHost: a");

            CompletableFuture<Void> drained = edge.drain(LONG, LONG).toCompletableFuture();

            assertThat(kept.get("GET /shop/echo HTTP/1.1\nHost: a").headers()).containsEntry("connection", "close");
            assertThat(kept.untilClosed()).isEmpty();
            assertThat(drained).isNotDone();
            assertThat(other.get("GET /shop/echo HTTP/1.1\nHost: a").status()).isEqualTo(200);
            drained.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void aConnectionThatIsKeptForNothingIsClosedAfterTheGrace() throws Exception {
        try (RawConnection idle = new RawConnection(edge.port)) {
            idle.get("GET /shop/echo HTTP/1.1\nHost: a");

            edge.drain(Duration.ofMillis(50), LONG).toCompletableFuture().get(10, TimeUnit.SECONDS);

            assertThat(idle.untilClosed()).isEmpty();
        }
    }

    @Test
    void withoutConnectionsNobodyIsWaitedFor() throws Exception {
        edge.drain(LONG, LONG).toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    /**
     * The kernel resets a connection that it completes between the last accept and the close of the socket, and the
     * test cannot keep it from doing so. A gateway that drops connections it could accept loses some in every round.
     */
    @Test
    void clientsThatReconnectLoseNoRequest() throws Exception {
        int withoutLoss = 0;
        for (int round = 0; round < ROUNDS; round++) {
            try (EdgeOnTrial loaded = new EdgeOnTrial()) {
                ReconnectingClients clients = ReconnectingClients.of(4, loaded.port);
                clients.awaitAnswers(100);

                loaded.drain(Duration.ofMillis(100), LONG).toCompletableFuture().get(10, TimeUnit.SECONDS);

                withoutLoss += clients.lost().isEmpty() ? 1 : 0;
            }
        }

        assertThat(withoutLoss).as("rounds without a loss").isGreaterThanOrEqualTo(ROUNDS - 2);
    }

    @Test
    void anHttp2ClientIsToldToGoAwayAndItsRequestIsServed(@TempDir Path directory) throws Exception {
        Identity localhost = Identity.of("localhost", directory);
        EdgeOptions.Tls tls =
                new EdgeOptions.Tls(Buffer.buffer(localhost.certificate()), Buffer.buffer(localhost.key()));
        try (EdgeOnTrial encrypted = new EdgeOnTrial(Optional.of(tls), LONG, LONG)) {
            HttpClient client = encrypted.vertx.createHttpClient(new HttpClientOptions()
                    .setSsl(true)
                    .setUseAlpn(true)
                    .setProtocolVersion(HttpVersion.HTTP_2)
                    .setTrustAll(true)
                    .setVerifyHost(false));
            HttpClientRequest first = request(client, encrypted);
            CompletableFuture<GoAway> toldToGo = new CompletableFuture<>();
            first.connection().goAwayHandler(toldToGo::complete);
            body(first);
            HttpClientRequest second = request(client, encrypted);
            assertThat(second.connection()).isSameAs(first.connection());

            encrypted.drain(LONG, LONG);

            assertThat(body(second)).isEqualTo("/shop/echo?null ");
            assertThat(toldToGo.get(10, TimeUnit.SECONDS).getErrorCode()).isZero();
        }
    }

    private static HttpClientRequest request(HttpClient client, EdgeOnTrial edge) throws Exception {
        return client.request(HttpMethod.GET, edge.port, "localhost", "/shop/echo")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    private static String body(HttpClientRequest request) throws Exception {
        return request.send()
                .compose(HttpClientResponse::body)
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS)
                .toString();
    }
}
