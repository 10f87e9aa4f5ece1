package mgwc.gateway.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the caller sees of a backend that breaks off, lies about lengths, or does not speak HTTP. */
class HostileBackendTest {

    private static final int N = 1000;

    enum Ending {
        FIN,
        RST
    }

    static Stream<Arguments> cuts() {
        return Stream.of(Ending.values())
                .flatMap(ending -> Stream.of(true, false)
                        .flatMap(chunked -> Stream.of(0, 1, N / 2, N - 1)
                                .flatMap(k -> Stream.of("1.0", "1.1")
                                        .map(version -> Arguments.of(ending, chunked, k, version)))));
    }

    @ParameterizedTest(name = "{0} chunked={1} after {2} for HTTP/{3}")
    @MethodSource("cuts")
    void aBodyThatIsCutOffNeverLooksComplete(Ending ending, boolean chunked, int k, String version) throws Exception {
        String head = chunked ? "Transfer-Encoding: chunked\r\n\r\n3e8\r\n" : "Content-Length: " + N + "\r\n\r\n";
        try (var backend = new RawBackend(gateway -> {
                    gateway.readHead();
                    gateway.send("HTTP/1.1 200 OK\r\n" + head + "x".repeat(k));
                    end(gateway, ending);
                });
                var edge = ForwardingEdge.to(backend).start();
                var caller = edge.connect()) {
            caller.send("GET /base/x HTTP/" + version + "\r\nHost: a\r\n\r\n");

            assertThat(seesCompleteResponse(caller)).isFalse();
            assertThat(edge.ended().truncated()).isTrue();
        }
    }

    private static void end(RawConnection gateway, Ending ending) throws IOException {
        switch (ending) {
            case FIN -> gateway.close();
            case RST -> gateway.reset();
        }
    }

    /** A connection that is gone before a head, or a 502, is no complete response either. */
    private static boolean seesCompleteResponse(RawConnection caller) {
        try {
            var answer = caller.readAnswer();
            return answer.complete() && answer.status() < 500;
        } catch (IOException gone) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1.1"})
    void aBodyThatEndsWithTheConnectionIsCompleteAfterAnOrderlyCloseOnly(String version) throws Exception {
        try (var backend = new RawBackend(gateway -> {
                    boolean orderly = gateway.readHead().startsWith("GET /fine ");
                    gateway.send("HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(N));
                    if (!orderly) {
                        gateway.reset();
                    }
                });
                var edge = ForwardingEdge.to(backend).start();
                var fine = edge.connect();
                var broken = edge.connect()) {
            fine.send("GET /base/fine HTTP/" + version + "\r\nHost: a\r\n\r\n");
            var answer = fine.readAnswer();
            assertThat(answer.complete()).isTrue();
            assertThat(answer.body()).hasSize(N);
            assertThat(edge.ended().truncated()).isFalse();

            broken.send("GET /base/broken HTTP/" + version + "\r\nHost: a\r\n\r\n");
            assertThat(seesCompleteResponse(broken)).isFalse();
            assertThat(edge.ended().truncated()).isTrue();
        }
    }

    static List<String> nonsense() {
        return List.of(
                "SSH-2.0-OpenSSH_9.2\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001\r\n\r\n",
                "HTTP/2.0 200 OK\r\n\r\n",
                "HTTP/1.1 99 Low\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 1000 High\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 -200 Minus\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 abc Letters\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: upgrade\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
                "HTTP/1.1 200 OK\r\nContent-Length: 1, 2\r\n\r\nab",
                "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 0x10\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\nx",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\n: nameless\r\n\r\n",
                "HTTP/1.1 200 OK\r\nX Y: 1\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nX-A : 1\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nX-A\t: 1\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nSet-Cookie a=1: 1\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\n X-A: 1\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nX-A\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nX(A): 1\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nX\u00e4: 1\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nX\u0001A: 1\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nX\u007fA: 1\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nX[A]{B}: 1\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nX\"A\": 1\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nX/A@B: 1\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 103 Early Hints\r\nX Y: 1\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nX: a\u0000b\r\n\r\n",
                "HTTP/1.1 200 OK\r\nX: " + "y".repeat(70_000) + "\r\n\r\n",
                "HTTP/1.1 200 OK\r\nX-Half-A-Head: 1\r\n",
                "HTTP/1.1 20",
                "");
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void whatIsNoResponseIsA502ThatTellsNothing(String bytes) throws Exception {
        try (var backend = new RawBackend(gateway -> {
                    gateway.readHead();
                    gateway.send(bytes);
                });
                var edge = ForwardingEdge.to(backend).start()) {
            var answer = edge.ask("POST /base/x HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n");

            assertThat(answer.status()).isEqualTo(502);
            assertThat(answer.text()).contains("101506").doesNotContain("127.0.0.1", "Exception", "netty");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zz\r\n", "-1\r\nx\r\n", "100000000\r\n", "3\r\nabcd\r\n0\r\n\r\n", "\r\n"})
    void aBrokenChunkCutsTheResponseShort(String chunk) throws Exception {
        try (var backend = new RawBackend(gateway -> {
                    gateway.readHead();
                    gateway.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk);
                    gateway.readHead();
                });
                var edge = ForwardingEdge.to(backend).start();
                var caller = edge.connect()) {
            caller.send("GET /base/x HTTP/1.1\r\nHost: a\r\n\r\n");

            assertThat(seesCompleteResponse(caller)).isFalse();
            assertThat(edge.ended().truncated()).isTrue();
        }
    }

    @Test
    void interimResponsesDoNotCountAsTheResponse() throws Exception {
        try (var backend = new RawBackend(gateway -> {
                    gateway.readHead();
                    gateway.send("HTTP/1.1 100 Continue\r\n\r\n".repeat(50)
                            + "HTTP/1.1 102 Processing\r\n\r\n".repeat(50)
                            + "HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\nConnection: x\r\n\r\n".repeat(50)
                            + "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
                });
                var edge = ForwardingEdge.to(backend).start();
                var caller = edge.connect()) {
            caller.send("GET /base/x HTTP/1.1\r\nHost: a\r\n\r\n");

            var answer = caller.readAnswer();
            int hints = 0;
            while (answer.status() == 103) {
                hints++;
                assertThat(answer.header("link")).containsExactly("</a.css>");
                assertThat(answer.header("connection")).isEmpty();
                answer = caller.readAnswer();
            }
            assertThat(hints).isBetween(1, 16);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text()).isEqualTo("ok");
        }
    }
}
