package mgwc.gateway.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which connection a request is sent on, and when it is sent on another. */
class BackendConnectionsTest {

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    /** An address at which nobody listens. */
    private static String deadUrl() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "http://127.0.0.1:" + socket.getLocalPort();
        }
    }

    @Test
    void aConnectionIsUsedForOneRequestAfterTheOther() throws Exception {
        try (var backend = RawBackend.saying("ok");
                var edge = ForwardingEdge.to(backend).start()) {
            for (int i = 0; i < 5; i++) {
                assertThat(edge.get("/base/x").text()).isEqualTo("ok");
            }
            assertThat(backend.connections()).isEqualTo(1);
        }
    }

    @Test
    void requestsGoToTheBackendsInTurn() throws Exception {
        try (var east = RawBackend.saying("east");
                var west = RawBackend.saying("west");
                var edge = ForwardingEdge.to(east, west).start()) {
            var answers = new ArrayList<String>();
            for (int i = 0; i < 4; i++) {
                answers.add(edge.get("/base/x").text());
            }
            assertThat(answers).containsExactly("east", "west", "east", "west");
            assertThat(edge.ended().backend()).isEqualTo("b0");
            assertThat(edge.ended().backend()).isEqualTo("b1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void aBackendThatRefusesIsPassedOverForAnyMethodAndThenLeftAlone(String method) throws Exception {
        try (var alive = RawBackend.saying("alive");
                var edge = new ForwardingEdge.Setup(List.of(deadUrl(), alive.url())).start()) {
            for (int i = 0; i < 4; i++) {
                var answer = edge.ask(method + " /base/x HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n");
                assertThat(answer.text()).isEqualTo("alive");
                assertThat(edge.ended().backend()).isEqualTo("b1");
            }
        }
    }

    @Test
    void theBodyOfARequestSurvivesABackEndThatRefuses() throws Exception {
        try (var echo = new RawBackend(gateway -> {
                    gateway.readHead();
                    gateway.read(5);
                    gateway.send(OK);
                });
                var edge = new ForwardingEdge.Setup(List.of(deadUrl(), echo.url())).start()) {
            assertThat(edge.ask("POST /base/x HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello")
                            .text())
                    .isEqualTo("ok");
        }
    }

    @Test
    void whenNoneCanBeReachedTheAnswerIs502() throws Exception {
        try (var edge =
                new ForwardingEdge.Setup(List.of("http://no-such-host.invalid:1", deadUrl(), deadUrl())).start()) {
            var answer = edge.get("/base/x");

            assertThat(answer.status()).isEqualTo(502);
            assertThat(answer.text()).contains("\"code\":101503").doesNotContain("invalid", "127.0.0.1", "refused");
        }
    }

    @Test
    void aBackendThatDoesNotAcceptInTimeIs504() throws Exception {
        // with a full backlog the system drops what asks for a connection
        try (var deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var first = new Socket(deaf.getInetAddress(), deaf.getLocalPort());
                var second = new Socket(deaf.getInetAddress(), deaf.getLocalPort());
                var edge = new ForwardingEdge.Setup(List.of("http://127.0.0.1:" + deaf.getLocalPort()))
                        .timeouts(200, 10_000, 10_000)
                        .start()) {
            var answer = edge.get("/base/x");

            assertThat(first.isConnected() && second.isConnected()).isTrue();
            assertThat(answer.status()).isEqualTo(504);
            assertThat(answer.text()).contains("\"code\":101504");
        }
    }

    @Test
    void aBackendThatDoesNotAnswerInTimeIs504AndItsConnectionIsClosed() throws Exception {
        var hungUp = new CountDownLatch(1);
        try (var mute = new RawBackend(gateway -> {
                    gateway.readHead();
                    if (gateway.ended()) {
                        hungUp.countDown();
                    }
                });
                var edge = ForwardingEdge.to(mute).timeouts(5_000, 10_000, 200).start()) {
            var answer = edge.get("/base/x");

            assertThat(answer.status()).isEqualTo(504);
            assertThat(answer.text()).contains("\"code\":101504");
            hungUp.await();
            assertThat(mute.connections()).isEqualTo(1);
        }
    }

    /** Answers the first request on each connection, and hangs up when it has seen the second. */
    private static RawBackend closingAfterFirst(AtomicInteger requests) throws IOException {
        return new RawBackend(gateway -> {
            gateway.readHead();
            requests.incrementAndGet();
            gateway.send(OK);
            gateway.readHead();
            requests.incrementAndGet();
        });
    }

    @ParameterizedTest
    @CsvSource({"GET, 200, 3", "HEAD, 200, 3", "DELETE, 200, 3", "POST, 502, 2", "PATCH, 502, 2"})
    void aKeptConnectionThatTurnsOutToBeClosedIsReplacedOnceForWhatMayBeRepeated(String method, int status, int seen)
            throws Exception {
        var requests = new AtomicInteger();
        try (var backend = closingAfterFirst(requests);
                var edge = ForwardingEdge.to(backend).start()) {
            assertThat(edge.get("/base/x").status()).isEqualTo(200);

            assertThat(edge.ask(method + " /base/x HTTP/1.1\r\nHost: a\r\n\r\n").status())
                    .isEqualTo(status);
            assertThat(requests).hasValue(seen);
        }
    }

    @Test
    void aRequestWithABodyIsNeverSentTwice() throws Exception {
        var requests = new AtomicInteger();
        try (var backend = closingAfterFirst(requests);
                var edge = ForwardingEdge.to(backend).start()) {
            edge.get("/base/x");

            assertThat(edge.ask("PUT /base/x HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi")
                            .status())
                    .isEqualTo(502);
            assertThat(requests).hasValue(2);
        }
    }

    @Test
    void aConnectionOnWhichNothingWasEverAnsweredIsNotTriedAgain() throws Exception {
        var requests = new AtomicInteger();
        try (var backend = new RawBackend(gateway -> {
                    gateway.readHead();
                    requests.incrementAndGet();
                });
                var edge = ForwardingEdge.to(backend).start()) {
            assertThat(edge.get("/base/x").status()).isEqualTo(502);
            assertThat(requests).hasValue(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok",
                "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok",
                "HTTP/1.1 200 OK\r\nKeep-Alive: timeout=0\r\nContent-Length: 2\r\n\r\nok"
            })
    void aBackendThatWillCloseGetsNoSecondRequestOnTheConnection(String response) throws Exception {
        var reused = new AtomicInteger();
        try (var backend = new RawBackend(gateway -> {
                    gateway.readHead();
                    gateway.send(response);
                    gateway.readHead();
                    reused.incrementAndGet();
                });
                var edge = ForwardingEdge.to(backend).start()) {
            for (int i = 0; i < 3; i++) {
                var answer = edge.ask("POST /base/x HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n");
                assertThat(answer.text()).isEqualTo("ok");
            }
            assertThat(reused).hasValue(0);
            assertThat(backend.connections()).isEqualTo(3);
        }
    }

    @Test
    void requestsBeyondPoolAndQueueAreTurnedAwayAndTheOthersAnsweredInTheEnd() throws Exception {
        var gate = new CountDownLatch(1);
        try (var backend = new RawBackend(gateway -> {
                    while (true) {
                        gateway.readHead();
                        gate.await();
                        gateway.send(OK);
                    }
                });
                var edge = ForwardingEdge.to(backend).poolSize(1, 2).start()) {
            var callers = new ArrayList<RawConnection>();
            for (int i = 0; i < 3; i++) {
                callers.add(edge.connect().send("GET /base/x HTTP/1.1\r\nHost: a\r\n\r\n"));
            }
            RawConnection.Answer turnedAway = firstTurnedAway(edge, callers);
            assertThat(turnedAway.status()).isEqualTo(503);
            assertThat(turnedAway.text()).contains("\"code\":900503");

            gate.countDown();
            var statuses = new HashSet<Integer>();
            for (RawConnection caller : callers) {
                statuses.add(caller.readAnswer().status());
                caller.close();
            }
            assertThat(statuses).containsExactly(200);
            assertThat(backend.connections()).isEqualTo(1);
        }
    }

    /** The fourth request, or of the first three whichever the gateway got to last. */
    private static RawConnection.Answer firstTurnedAway(ForwardingEdge edge, List<RawConnection> callers)
            throws Exception {
        callers.add(edge.connect().send("GET /base/x HTTP/1.1\r\nHost: a\r\n\r\n"));
        while (true) {
            for (RawConnection caller : callers) {
                if (caller.in().available() > 0) {
                    callers.remove(caller);
                    try (caller) {
                        return caller.readAnswer();
                    }
                }
            }
            Thread.onSpinWait();
        }
    }

    @Test
    void aRequestThatWaitsTooLongForAConnectionIsTurnedAway() throws Exception {
        try (var backend = new RawBackend(gateway -> gateway.in().transferTo(OutputStream.nullOutputStream()));
                var edge = ForwardingEdge.to(backend)
                        .poolSize(1, 2)
                        .timeouts(200, 10_000, 10_000)
                        .start();
                var first = edge.connect().send("GET /base/x HTTP/1.1\r\nHost: a\r\n\r\n");
                var second = edge.connect().send("GET /base/x HTTP/1.1\r\nHost: a\r\n\r\n")) {
            while (first.in().available() == 0 && second.in().available() == 0) {
                Thread.onSpinWait();
            }
            var turnedAway = first.in().available() > 0 ? first.readAnswer() : second.readAnswer();
            assertThat(turnedAway.status()).isEqualTo(503);
        }
    }
}
