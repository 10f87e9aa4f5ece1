package mgwc.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import mgwc.gateway.edge.EdgeOnTrial.Ended;
import mgwc.gateway.edge.RawConnection.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpEdgeTest {

    static EdgeOnTrial edge;

    RawConnection client;

    @BeforeAll
    static void open() throws Exception {
        edge = new EdgeOnTrial();
    }

    @AfterAll
    static void close() throws Exception {
        edge.close();
    }

    @BeforeEach
    void connect() throws Exception {
        edge.ended.clear();
        client = new RawConnection(edge.port);
    }

    @AfterEach
    void disconnect() throws Exception {
        client.close();
    }

    @Test
    void aRequestGoesThroughItsRoute() throws Exception {
        Response response = client.get("GET /shop/echo/%37?q=a%20b&q={{env:HOME}} HTTP/1.1\nHost: shop.example");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("/shop/echo/7?q=a%20b&q={{env:HOME}} ");
        assertThat(edge.nextEnded()).isEqualTo(new Ended("echo", "/shop/echo/7", 200, 0, false, 0, 36));
    }

    @Test
    void aBodyWaitsForTheStepThatReadsIt() throws Exception {
        Response response = client.send("POST /shop/later HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello")
                .response();

        assertThat(response.body()).isEqualTo("/shop/later?null hello");
        assertThat(edge.nextEnded().in()).isEqualTo(5);
    }

    @Test
    void aPathWithoutOperationIs404AsProblem() throws Exception {
        Response response = client.get("GET /else HTTP/1.1\nHost: a");

        assertThat(response.status()).isEqualTo(404);
        assertThat(response.headers()).containsEntry("content-type", "application/problem+json");
        assertThat(response.body()).contains("\"code\":900906");
        assertThat(edge.nextEnded())
                .isEqualTo(new Ended(
                        "unmatched",
                        "/else",
                        404,
                        900906,
                        false,
                        0,
                        response.body().length()));
    }

    @ParameterizedTest
    @CsvSource({"DELETE, /shop/echo", "TRACE, /shop/echo", "get, /shop/echo", "OPTIONS, /shop/echo", "FOO, /shop/echo"})
    void aMethodWithoutOperationIs405AndAllowSaysWhich(String method, String path) throws Exception {
        Response response = client.get(method + " " + path + " HTTP/1.1\nHost: a");

        assertThat(response.status()).isEqualTo(405);
        assertThat(response.headers()).containsEntry("allow", "GET, HEAD, POST, PUT");
        assertThat(response.body()).contains("\"code\":900405");
    }

    @Test
    void connectIsNeverATunnel() throws Exception {
        assertThat(client.get("CONNECT shop.example:443 HTTP/1.1\nHost: shop.example:443")
                        .status())
                .isIn(400, 405);
    }

    @Test
    void aProblemToHeadHasNoBody() throws Exception {
        client.send("HEAD /else HTTP/1.1\r\nHost: a\r\n\r\n");
        Response head = client.headResponse();
        Response next = client.get("GET /shop/echo HTTP/1.1\nHost: a");

        assertThat(head.status()).isEqualTo(404);
        assertThat(next.status()).isEqualTo(200);
    }

    @Test
    void aDeniedRequestCarriesItsChallenge() throws Exception {
        Response response = client.get("POST /shop/deny HTTP/1.1\nHost: a");

        assertThat(response.status()).isEqualTo(401);
        assertThat(response.headers()).containsEntry("www-authenticate", "Bearer realm=\"mgwc\"");
        assertThat(edge.nextEnded().problem()).isEqualTo(900902);
    }

    @Test
    void theBodyOfADeniedRequestIsNotTheNextRequest() throws Exception {
        String smuggled = "GET /shop/echo/smuggled HTTP/1.1\r\nHost: a\r\n\r\n";
        client.send(
                "POST /shop/deny HTTP/1.1\r\nHost: a\r\nContent-Length: " + smuggled.length() + "\r\n\r\n" + smuggled);
        Response denied = client.response();
        Response next = client.get("GET /shop/echo/next HTTP/1.1\nHost: a");

        assertThat(denied.status()).isEqualTo(401);
        assertThat(next.body()).startsWith("/shop/echo/next");
    }

    @Test
    void anUnsentBodyEndsTheConnection() throws Exception {
        Response denied = client.get("POST /shop/deny HTTP/1.1\nHost: a\nExpect: 100-continue\nContent-Length: 5");

        assertThat(denied.status()).isEqualTo(401);
        assertThat(denied.headers()).containsEntry("connection", "close");
        assertThat(client.untilClosed()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"throw", "nothing"})
    void aRouteThatFailsIs500WithoutDetail(String path) throws Exception {
        Response response = client.get("GET /shop/" + path + " HTTP/1.1\nHost: a\nX-Secret: mine");

        assertThat(response.status()).isEqualTo(500);
        assertThat(response.body()).doesNotContain("secret detail", "Exception");
        assertThat(response.headers()).doesNotContainKey("x-secret");
    }

    @Test
    void pipelinedRequestsAreAnsweredInOrder() throws Exception {
        StringBuilder requests = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            requests.append("GET /shop/echo/").append(i).append(" HTTP/1.1\r\nHost: a\r\n\r\n");
        }
        client.send(requests + "GET /shop/echo/bad HTTP/1.1\r\nno colon\r\n\r\n");

        for (int i = 0; i < 100; i++) {
            assertThat(client.response().body()).startsWith("/shop/echo/" + i + "?");
        }
        assertThat(client.response().status()).isEqualTo(400);
        assertThat(client.untilClosed()).isEmpty();
    }

    @Test
    void aCallerThatGoesAwayIsNoticedWhileARouteWorks() throws Exception {
        client.send("GET /shop/hang HTTP/1.1\r\nHost: a\r\n\r\n");
        var request = edge.hanging.poll(10, TimeUnit.SECONDS);
        var told = new CompletableFuture<Boolean>();
        request.eventLoop().execute(() -> request.onEnd(end -> told.complete(end.truncated())));
        client.close();

        assertThat(told.get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(edge.nextEnded()).isEqualTo(new Ended("hang", "/shop/hang", 499, 0, true, 0, 0));
    }

    @Test
    void upgradesAreIgnored() throws Exception {
        Response webSocket = client.get("""
                GET /shop/echo HTTP/1.1
                Host: a
                Connection: Upgrade
                Upgrade: websocket
                Sec-WebSocket-Version: 13
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==""");
        Response h2c = client.get("""
                GET /shop/echo HTTP/1.1
                Host: a
                Connection: Upgrade, HTTP2-Settings
                Upgrade: h2c
                HTTP2-Settings: AAMAAABkAAQAAP__""");

        assertThat(webSocket.status()).isEqualTo(200);
        assertThat(h2c.status()).isEqualTo(200);
    }

    @Test
    void http2WithoutTlsIsNotSpoken() throws Exception {
        client.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0");

        assertThat(client.untilClosed()).startsWith("HTTP/1.1 505 ");
    }

    @Test
    void aBackSlashOrADotSegmentIs400AndTheConnectionLives() throws Exception {
        Response response = client.get("GET /shop/%2e%2e/admin HTTP/1.1\nHost: a");

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body()).contains("\"code\":900400", "`.` or `..` segment");
        assertThat(client.get("GET /shop/echo HTTP/1.1\nHost: a").status()).isEqualTo(200);
    }

    @Test
    void anUnknownExpectationIs417() throws Exception {
        assertThat(client.get("GET /shop/echo HTTP/1.1\nHost: a\nExpect: 200-maybe")
                        .status())
                .isEqualTo(417);
    }

    @Test
    void aHostThatIsNotOneEndsTheConnection() throws Exception {
        assertThat(client.get("GET /shop/echo HTTP/1.1\nHost: a\nHost: b").status())
                .isEqualTo(400);
        assertThat(client.untilClosed()).isEmpty();
    }

    @Test
    void aLongRequestLineIs414AndLongHeadersAre431() throws Exception {
        assertThat(client.get("GET /shop/" + "a".repeat(8 << 10) + " HTTP/1.1\nHost: a")
                        .status())
                .isEqualTo(414);
        try (RawConnection other = new RawConnection(edge.port)) {
            assertThat(other.get("GET /shop/echo HTTP/1.1\nHost: a\nX: " + "a".repeat(65 << 10))
                            .status())
                    .isEqualTo(431);
        }
    }
}
