package mgwc.gateway.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that a backend sends behind a response belong to no request: they end the connection, and nobody gets them. */
class SurplusBytesTest {

    /** With the ten kinds of surplus and the five responses, 1,000 callers come after one. */
    private static final int TRIES = 20;

    private static final String EVIL_HEAD = "HTTP/1.1 418 Evil\r\nSet-Cookie: session=evil\r\n";

    /** A response, and the request that it answers. */
    enum Response {
        WITH_LENGTH("GET", "200 OK\r\nContent-Length: 2\r\n\r\nhi"),
        NO_CONTENT("DELETE", "204 No Content\r\n\r\n"),
        NOT_MODIFIED("GET", "304 Not Modified\r\nContent-Length: 2\r\n\r\n"),
        TO_HEAD("HEAD", "200 OK\r\nContent-Length: 2\r\n\r\n"),
        WITH_TRAILERS(
                "GET",
                "200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-Sum\r\n\r\n2\r\nhi\r\n0\r\nX-Sum: 1\r\n\r\n");

        private final String method;
        private final String text;

        Response(String method, String afterVersion) {
            this.method = method;
            this.text = "HTTP/1.1 " + afterVersion;
        }
    }

    static List<String> surplus() {
        return List.of(
                EVIL_HEAD + "Content-Length: 4\r\n\r\nevil",
                EVIL_HEAD + "Content-Length: 0\r\n\r\n",
                EVIL_HEAD,
                EVIL_HEAD + "Content-Le",
                "HTTP/1.1 100 Continue\r\n\r\n",
                "hi",
                "x",
                "\n",
                "\r\n",
                "\0");
    }

    static Stream<Arguments> surplusBehindResponses() {
        return Stream.of(Response.values())
                .flatMap(response -> surplus().stream().map(bytes -> Arguments.of(response, bytes)));
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("surplusBehindResponses")
    void surplusInTheSegmentOfTheResponseReachesNobody(Response response, String surplus) throws Exception {
        try (var backend = new RawBackend(gateway -> {
                    gateway.readHead();
                    gateway.send(response.text + surplus);
                    serve(gateway);
                });
                var edge = ForwardingEdge.to(backend).start();
                var first = edge.connect();
                var next = edge.connect()) {
            for (int i = 0; i < TRIES; i++) {
                int connections = backend.connections();
                assertThat(ask(first, response)).isEqualTo(expected(response));
                assertThat(ask(next, response)).isEqualTo(expected(response));
                assertThat(backend.connections()).isEqualTo(connections + 2);
            }
        }
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("surplusBehindResponses")
    void surplusOnAnIdleConnectionReachesNobody(Response response, String surplus) throws Exception {
        var idle = new Semaphore(0);
        var closed = new Semaphore(0);
        try (var backend = new RawBackend(gateway -> {
                    gateway.readHead();
                    gateway.send(response.text);
                    idle.acquire();
                    gateway.send(surplus);
                    if (gateway.ended()) {
                        closed.release();
                    }
                });
                var edge = ForwardingEdge.to(backend).start();
                var caller = edge.connect()) {
            for (int i = 0; i < TRIES; i++) {
                assertThat(ask(caller, response)).isEqualTo(expected(response));
                idle.release();
                assertThat(closed.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
                assertThat(backend.connections()).isEqualTo(i + 1);
            }
        }
    }

    /** Goes on as a backend that answers every request, for as long as the gateway asks. */
    private static void serve(RawConnection gateway) throws Exception {
        while (true) {
            gateway.readHead();
            gateway.send("HTTP/1.1 500 Connection Used Again\r\nContent-Length: 0\r\n\r\n");
        }
    }

    private static List<String> ask(RawConnection caller, Response response) throws Exception {
        caller.send(response.method + " /base/x HTTP/1.1\r\nHost: a\r\n\r\n");
        var answer = caller.readAnswer(response == Response.TO_HEAD);
        List<String> seen = new ArrayList<>(List.of("" + answer.status(), answer.text()));
        seen.addAll(answer.header("set-cookie"));
        return seen;
    }

    private static List<String> expected(Response response) {
        boolean body = response == Response.WITH_LENGTH || response == Response.WITH_TRAILERS;
        return List.of(response.text.substring(9, 12), body ? "hi" : "");
    }

    /** The first read of a connection takes 2,048 bytes, so that the surplus stays in the socket. */
    @ParameterizedTest
    @ValueSource(ints = {2047, 2048, 2049, 4096, 16 * 1024})
    void surplusThatIsNotReadWithTheResponseDoesNotReachACallerThatWaits(int size) throws Exception {
        String head = "HTTP/1.1 200 OK\r\nContent-Length: %05d\r\n\r\n";
        int length = size - head.formatted(0).length();
        var asked = new CountDownLatch(1);
        try (var backend = new RawBackend(gateway -> {
                    gateway.readHead();
                    asked.await(10, TimeUnit.SECONDS);
                    gateway.send(head.formatted(length) + "x".repeat(length) + EVIL_HEAD + "Content-Length: 0\r\n\r\n");
                    serve(gateway);
                });
                var edge = ForwardingEdge.to(backend).poolSize(1, 8).start();
                var first = edge.connect();
                var second = edge.connect();
                var third = edge.connect()) {
            for (RawConnection caller : List.of(first, second, third)) {
                caller.send("GET /base/x HTTP/1.1\r\nHost: a\r\n\r\n");
            }
            edge.awaitBegun(3);
            asked.countDown();
            for (RawConnection caller : List.of(first, second, third)) {
                assertThat(caller.readAnswer().status()).isEqualTo(200);
            }
            assertThat(backend.connections()).isEqualTo(3);
        }
    }

    @Test
    void aConnectionWithoutSurplusIsUsedAgainWhateverItAnswered() throws Exception {
        try (var backend = new RawBackend(gateway -> {
                    for (int i = 0; ; i++) {
                        gateway.readHead();
                        gateway.send(Response.values()[i % Response.values().length].text);
                    }
                });
                var edge = ForwardingEdge.to(backend).start();
                var caller = edge.connect()) {
            for (int i = 0; i < TRIES; i++) {
                for (Response response : Response.values()) {
                    assertThat(ask(caller, response)).isEqualTo(expected(response));
                }
            }
            assertThat(backend.connections()).isEqualTo(1);
        }
    }

    @Test
    void interimResponsesAreNoSurplus() throws Exception {
        try (var backend = new RawBackend(gateway -> {
                    while (true) {
                        gateway.readHead();
                        gateway.send("HTTP/1.1 102 Processing\r\n\r\n".repeat(3) + Response.WITH_LENGTH.text);
                    }
                });
                var edge = ForwardingEdge.to(backend).start();
                var caller = edge.connect()) {
            for (int i = 0; i < TRIES; i++) {
                assertThat(ask(caller, Response.WITH_LENGTH)).isEqualTo(List.of("200", "hi"));
            }
            assertThat(backend.connections()).isEqualTo(1);
        }
    }
}
