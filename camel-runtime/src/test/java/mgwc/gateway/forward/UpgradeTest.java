package mgwc.gateway.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import mgwc.gateway.problem.Problem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that ask for another protocol (RFC 9110 sections 7.8 and 15.5.22). */
class UpgradeTest {

    private static final BlockingQueue<String> HEADS = new LinkedBlockingQueue<>();

    private static RawBackend backend;
    private static ForwardingEdge edge;

    @BeforeAll
    static void start() throws Exception {
        backend = new RawBackend(gateway -> {
            while (true) {
                HEADS.add(gateway.readHead());
                gateway.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
            }
        });
        edge = ForwardingEdge.to(backend).start();
    }

    @AfterAll
    static void stop() throws Exception {
        edge.close();
        backend.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Upgrade: websocket\r\nConnection: Upgrade",
                "upgrade: WebSocket\r\nconnection: keep-alive, upgrade",
                "Upgrade: websocket/13\r\nConnection: keep-alive\r\nConnection: UPGRADE",
                "Upgrade: h2c, websocket\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABk",
                "Upgrade: h2c\r\nUpgrade: websocket\r\nConnection: Upgrade",
            })
    void aWebSocketHandshakeIsAnsweredWithTheProtocolThatIsServed(String fields) throws Exception {
        try (var caller = edge.connect()) {
            caller.send("GET /base/chat HTTP/1.1\r\nHost: a\r\n" + fields
                    + "\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n");
            var answer = caller.readAnswer();

            assertThat(answer.status()).isEqualTo(426);
            assertThat(answer.header("upgrade")).containsExactly("HTTP/1.1");
            assertThat(answer.header("connection")).containsExactly("upgrade");
            assertThat(answer.header("content-type")).containsExactly("application/problem+json");
            assertThat(answer.text()).contains("900426");
            var ended = edge.ended();
            assertThat(ended.status()).isEqualTo(426);
            assertThat(ended.problem()).isEqualTo(Problem.upgradeRequired());
            assertThat(ended.backend()).isNull();

            caller.send("GET /base/x HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(caller.readAnswer().status()).isEqualTo(200);
        }
        edge.ended();
        assertThat(HEADS.take()).startsWith("GET /x ");
    }

    @Test
    void theAnswerToTheLastRequestOfAConnectionSaysBoth() throws Exception {
        try (var caller = edge.connect()) {
            caller.send("POST /base/chat HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: upgrade, close\r\n"
                    + "Content-Length: 2\r\n\r\nhi");
            var answer = caller.readAnswer();

            assertThat(answer.status()).isEqualTo(426);
            assertThat(answer.header("connection")).containsExactly("upgrade", "close");
            assertThat(caller.ended()).isTrue();
        }
        edge.ended();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1\r\nUpgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABk",
                "HTTP/1.1\r\nUpgrade: TLS/1.3\r\nConnection: Upgrade",
                "HTTP/1.1\r\nUpgrade: HTTP/2.0, SHTTP/1.3, IRC/6.9, RTA/x11\r\nConnection: Upgrade",
                "HTTP/1.1\r\nUpgrade: websockets\r\nConnection: Upgrade",
                "HTTP/1.1\r\nUpgrade: websocket",
                "HTTP/1.1\r\nUpgrade: websocket\r\nConnection: keep-alive",
                "HTTP/1.0\r\nUpgrade: websocket\r\nConnection: Upgrade",
            })
    void offersOfOtherProtocolsAreIgnored(String versionAndFields) throws Exception {
        var answer = edge.ask("GET /base/x " + versionAndFields + "\r\nHost: a\r\n\r\n");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("ok");
        assertThat(answer.header("upgrade")).isEmpty();
        assertThat(HEADS.take().toLowerCase()).doesNotContain("upgrade", "http2-settings");
        edge.ended();
    }
}
