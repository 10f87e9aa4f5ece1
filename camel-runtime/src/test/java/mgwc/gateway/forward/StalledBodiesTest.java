package mgwc.gateway.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Bodies that one side stops in the middle of, or sends drop by drop: cut short, and the right side is blamed. */
class StalledBodiesTest {

    @Test
    void aResponseThatStallsIsCutShort() throws Exception {
        try (var backend = new RawBackend(gateway -> {
                    gateway.readHead();
                    gateway.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
                    gateway.ended();
                });
                var edge =
                        ForwardingEdge.to(backend).timeouts(5_000, 200, 5_000).start();
                var caller = edge.connect()) {
            var answer = caller.send("GET /base/x HTTP/1.1\r\nHost: a\r\n\r\n").readAnswer();

            assertThat(answer.text()).isEqualTo("half");
            assertThat(answer.complete()).isFalse();
            assertThat(edge.ended().truncated()).isTrue();
        }
    }

    @Test
    void aCallerThatStopsSendingIsToldSo() throws Exception {
        try (var backend = new RawBackend(gateway -> gateway.drain(Long.MAX_VALUE));
                var edge =
                        ForwardingEdge.to(backend).timeouts(5_000, 200, 5_000).start();
                var caller = edge.connect()) {
            caller.send("POST /base/x HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nhalf");

            assertThat(caller.readAnswer().status()).isEqualTo(408);
        }
    }

    @Test
    void aCallerThatDripsABodyIsToldSo() throws Exception {
        try (var backend = new RawBackend(gateway -> gateway.drain(Long.MAX_VALUE));
                var edge = ForwardingEdge.to(backend)
                        .pace(Duration.ofMillis(200), 1_000)
                        .start();
                var caller = edge.connect()) {
            caller.send("POST /base/x HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n");
            Thread dripping = Thread.ofVirtual().start(() -> {
                try {
                    while (true) {
                        caller.send("x");
                        Thread.sleep(20);
                    }
                } catch (Exception closed) {
                    // that is what the test waits for
                }
            });

            assertThat(caller.readAnswer().status()).isEqualTo(408);
            dripping.interrupt();
        }
    }

    @Test
    void aCallerIsNotBlamedForABackEndThatDoesNotRead() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        int length = 8 << 20;
        try (var backend = new RawBackend(gateway -> {
                    reading.await();
                    gateway.drain(length);
                    gateway.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                });
                var edge = ForwardingEdge.to(backend)
                        .pace(Duration.ofSeconds(1), 1 << 30)
                        .start();
                var caller = edge.connect()) {
            caller.send("POST /base/x HTTP/1.1\r\nHost: a\r\nContent-Length: " + length + "\r\n\r\n");
            Thread sending = Thread.ofVirtual().start(() -> {
                try {
                    caller.send("x".repeat(length));
                } catch (Exception closed) {
                    // then the answer is not the one awaited
                }
            });
            assertThat(caller.isSilentFor(Duration.ofSeconds(2)))
                    .as("no answer for longer than the grace, while nothing can be sent")
                    .isTrue();
            reading.countDown();

            assertThat(caller.readAnswer().status()).isEqualTo(200);
            sending.join();
        }
    }
}
