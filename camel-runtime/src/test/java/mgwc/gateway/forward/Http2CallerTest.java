package mgwc.gateway.forward;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.PemTrustOptions;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is different when the caller speaks HTTP/2 and the backend does not. */
class Http2CallerTest {

    @TempDir
    private static Path directory;

    private static Identity localhost;

    private Vertx vertx;
    private HttpClient client;

    @BeforeAll
    static void issue() throws Exception {
        localhost = Identity.of("localhost", directory);
    }

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
        client = vertx.createHttpClient(new HttpClientOptions()
                .setSsl(true)
                .setUseAlpn(true)
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setTrustOptions(new PemTrustOptions().addCertValue(Buffer.buffer(localhost.certificate()))));
    }

    @AfterEach
    void close() throws Exception {
        get(vertx.close());
    }

    private static <T> T get(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private HttpClientRequest request(ForwardingEdge edge, HttpMethod method) throws Exception {
        return get(client.request(method, edge.port(), "localhost", "/base/x"));
    }

    @Test
    void aRequestWithoutBodyIsOneForTheBackendToo() throws Exception {
        BlockingQueue<String> heads = new LinkedBlockingQueue<>();
        try (var backend = new RawBackend(gateway -> {
                    heads.add(gateway.readHead());
                    gateway.send("HTTP/1.1 200 OK\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
                            + "2\r\nok\r\n0\r\n\r\n");
                });
                var edge = ForwardingEdge.to(backend).servedBy(localhost).start()) {
            var request = request(edge, HttpMethod.GET);
            request.headers().add("cookie", "a=1").add("cookie", "b=2").add("te", "trailers");
            var body = get(request.send().compose(HttpClientResponse::body));
            var response = get(request.response());

            assertThat(response.version()).isEqualTo(HttpVersion.HTTP_2);
            assertThat(body.toString()).isEqualTo("ok");
            assertThat(response.headers().names()).contains("via").doesNotContain("connection", "transfer-encoding");
            String id = response.getHeader("x-request-id");
            assertThat(heads.take()
                            .replaceFirst("(traceparent: 00-" + id + ")-.*", "$1")
                            .split("\r\n"))
                    .containsExactly(
                            "GET /x HTTP/1.1",
                            "host: 127.0.0.1:" + backend.port(),
                            "cookie: a=1; b=2",
                            "X-Forwarded-For: 127.0.0.1",
                            "X-Forwarded-Proto: https",
                            "X-Forwarded-Host: localhost:" + edge.port(),
                            "X-Forwarded-Prefix: /base",
                            "Forwarded: for=127.0.0.1;host=\"localhost:" + edge.port() + "\";proto=https",
                            "X-Request-ID: " + id,
                            "traceparent: 00-" + id,
                            "via: 2.0 mgwc");
        }
    }

    @Test
    void aBodyOfUnknownLengthIsSentInChunks() throws Exception {
        try (var backend = new RawBackend(gateway -> {
                    gateway.readHead();
                    String body = gateway.readChunks();
                    gateway.send("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
                });
                var edge = ForwardingEdge.to(backend).servedBy(localhost).start()) {
            var request = request(edge, HttpMethod.POST);
            var body = request.setChunked(true).response().compose(HttpClientResponse::body);
            get(request.write("first "));
            get(request.write("second "));
            get(request.end("third"));

            assertThat(get(body).toString()).isEqualTo("first second third");
        }
    }

    @Test
    void aBodyThatIsCutOffIsAResetStreamAndTheConnectionGoesOn() throws Exception {
        try (var backend = new RawBackend(gateway -> {
                    gateway.readHead();
                    gateway.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
                });
                var edge = ForwardingEdge.to(backend).servedBy(localhost).start()) {
            var request = request(edge, HttpMethod.GET);
            Future<Buffer> body = request.send().compose(HttpClientResponse::body);

            body.toCompletionStage()
                    .handle((bytes, failure) -> failure)
                    .toCompletableFuture()
                    .get(20, TimeUnit.SECONDS);
            assertThat(body.failed()).isTrue();
            assertThat(edge.ended().truncated()).isTrue();
            assertThat(request(edge, HttpMethod.GET).connection()).isSameAs(request.connection());
        }
    }
}
