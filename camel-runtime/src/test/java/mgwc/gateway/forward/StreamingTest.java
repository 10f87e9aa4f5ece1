package mgwc.gateway.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies on their way, in both directions, and what happens when one side leaves. */
class StreamingTest {

    private static final byte[] BLOCK = new byte[64 * 1024];
    private static final long BLOCKS = 4096;
    private static final long TOTAL = BLOCKS * BLOCK.length;

    /** More than the sockets of two connections buffer, and far less than a body. */
    private static final long BUFFERED_AT_MOST = TOTAL / 4;

    private static void sendBlocks(OutputStream out, AtomicLong sent) throws IOException {
        for (long i = 0; i < BLOCKS; i++) {
            out.write(BLOCK);
            sent.addAndGet(BLOCK.length);
        }
        out.flush();
    }

    /** Waits until a count has stopped growing. */
    private static long settled(AtomicLong count) throws InterruptedException {
        long before = -1;
        while (count.get() != before || before == 0) {
            before = count.get();
            Thread.sleep(100);
        }
        return before;
    }

    @Test
    void aBackendIsReadNoFasterThanTheCallerReads() throws Exception {
        var sent = new AtomicLong();
        try (var backend = new RawBackend(gateway -> {
                    gateway.readHead();
                    gateway.send("HTTP/1.1 200 OK\r\nContent-Length: " + TOTAL + "\r\n\r\n");
                    sendBlocks(gateway.out(), sent);
                });
                var edge = ForwardingEdge.to(backend).start();
                var caller = edge.connect()) {
            caller.send("GET /base/x HTTP/1.1\r\nHost: a\r\n\r\n").readHead();

            assertThat(settled(sent)).isLessThan(BUFFERED_AT_MOST);
            assertThat(caller.drain(TOTAL)).isEqualTo(TOTAL);
            var ended = edge.ended();
            assertThat(ended.truncated()).isFalse();
            assertThat(ended.responseBytes()).isEqualTo(TOTAL);
        }
    }

    @Test
    void aCallerIsReadNoFasterThanTheBackendReads() throws Exception {
        var sent = new AtomicLong();
        var go = new CountDownLatch(1);
        try (var backend = new RawBackend(gateway -> {
                    gateway.readHead();
                    go.await();
                    long read = gateway.drain(TOTAL);
                    gateway.send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n" + read);
                });
                var edge = ForwardingEdge.to(backend).start();
                var caller = edge.connect()) {
            caller.send("POST /base/x HTTP/1.1\r\nHost: a\r\nContent-Length: " + TOTAL + "\r\n\r\n");
            var upload = Thread.ofVirtual().start(() -> {
                try {
                    sendBlocks(caller.out(), sent);
                } catch (IOException cut) {
                    throw new AssertionError(cut);
                }
            });

            assertThat(settled(sent)).isLessThan(BUFFERED_AT_MOST);
            go.countDown();
            assertThat(caller.readAnswer().text()).isEqualTo(Long.toString(TOTAL));
            upload.join();
            assertThat(edge.ended().requestBytes()).isEqualTo(TOTAL);
        }
    }

    @Test
    void aGigabyteEachWayFitsInASmallHeap() throws Exception {
        var process = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-Xmx64m",
                        "-XX:MaxDirectMemorySize=32m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        GigabyteEachWay.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes());

        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(output).contains("down 1073741824 up 1073741824");
        assertThat(process.exitValue()).isZero();
    }

    @Test
    void aChunkedBodyReachesTheBackendChunked() throws Exception {
        try (var backend = new RawBackend(gateway -> {
                    String head = gateway.readHead();
                    String body = gateway.readChunks();
                    boolean chunked = head.contains("transfer-encoding: chunked") && !head.contains("ontent-");
                    gateway.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n" + body.substring(0, 4)
                            + "\r\n5\r\n" + chunked + body.charAt(4) + "\r\n0\r\n\r\n");
                });
                var edge = ForwardingEdge.to(backend).start()) {
            var answer = edge.ask("POST /base/x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + "2\r\nab\r\n3\r\ncde\r\n0\r\n\r\n");

            assertThat(answer.text()).isEqualTo("abcdtruee");
            assertThat(answer.header("transfer-encoding")).containsExactly("chunked");
        }
    }

    @Test
    void eventsReachTheCallerWhenTheyHappenAndTheHeadBeforeTheFirst() throws Exception {
        var next = new CountDownLatch(1);
        var last = new CountDownLatch(1);
        try (var backend = new RawBackend(gateway -> {
                    gateway.readHead();
                    gateway.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
                    next.await();
                    gateway.send("3\r\none\r\n");
                    last.await();
                    gateway.send("3\r\ntwo\r\n0\r\n\r\n");
                });
                var edge = ForwardingEdge.to(backend).start();
                var caller = edge.connect()) {
            caller.send("GET /base/x HTTP/1.1\r\nHost: a\r\n\r\n");

            assertThat(caller.readHead()).startsWith("HTTP/1.1 200 OK");
            next.countDown();
            assertThat(caller.readLine() + caller.readLine()).isEqualTo("3one");
            last.countDown();
            assertThat(caller.readChunks()).isEqualTo("two");
        }
    }

    @Test
    void aResponseWithoutLengthForHttp10EndsWithTheConnection() throws Exception {
        try (var backend = new RawBackend(gateway -> {
                    gateway.readHead();
                    gateway.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\none\r\n");
                    gateway.send("3\r\ntwo\r\n0\r\n\r\n");
                });
                var edge = ForwardingEdge.to(backend).start()) {
            for (String keepAlive : new String[] {"", "Connection: keep-alive\r\n"}) {
                var answer = edge.ask("GET /base/x HTTP/1.0\r\n" + keepAlive + "\r\n");

                assertThat(answer.header("transfer-encoding")).isEmpty();
                assertThat(answer.text()).isEqualTo("onetwo");
                assertThat(answer.complete()).isTrue();
            }
        }
    }

    @Test
    void aCallerThatExpectsContinueSendsItsBodyOnlyWhenTheBackendWantsIt() throws Exception {
        var wanted = new CountDownLatch(1);
        try (var backend = new RawBackend(gateway -> {
                    assertThat(gateway.readHead()).contains("Expect: 100-continue");
                    wanted.await();
                    gateway.send("HTTP/1.1 100 Continue\r\n\r\n");
                    String body = gateway.read(4);
                    gateway.send("HTTP/1.1 201 Created\r\nContent-Length: 4\r\n\r\n" + body);
                });
                var edge = ForwardingEdge.to(backend).start();
                var caller = edge.connect()) {
            caller.send("PUT /base/x HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n");
            assertThat(caller.in().available()).isZero();
            wanted.countDown();

            assertThat(caller.readAnswer().status()).isEqualTo(100);
            var answer = caller.send("body").readAnswer();
            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.text()).isEqualTo("body");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 417})
    void aBackendCanRefuseABodyBeforeItIsSent(int status) throws Exception {
        try (var backend = new RawBackend(gateway -> {
                    gateway.readHead();
                    gateway.send("HTTP/1.1 " + status + " No\r\nContent-Length: 2\r\n\r\nno");
                });
                var edge = ForwardingEdge.to(backend).start();
                var caller = edge.connect()) {
            caller.send("PUT /base/x HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n");

            var answer = caller.readAnswer();
            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.header("connection")).containsExactly("close");
            assertThat(caller.ended()).isTrue();
        }
    }

    @Test
    void anEarlyRefusalReachesACallerThatIsStillSendingAndStopsTheUpload() throws Exception {
        var stopped = new AtomicBoolean();
        var over = new CountDownLatch(1);
        try (var backend = new RawBackend(gateway -> {
                    gateway.readHead();
                    gateway.read(100_000);
                    gateway.send("HTTP/1.1 413 Content Too Large\r\nContent-Length: 3\r\n\r\nbig");
                    try {
                        stopped.set(gateway.drain(TOTAL) < TOTAL - 100_000);
                    } catch (IOException reset) {
                        stopped.set(true);
                    }
                    over.countDown();
                });
                var edge = ForwardingEdge.to(backend).start();
                var caller = edge.connect()) {
            caller.send("POST /base/x HTTP/1.1\r\nHost: a\r\nContent-Length: " + TOTAL + "\r\n\r\n");
            for (int i = 0; i < 16; i++) {
                caller.send(BLOCK);
            }

            var answer = caller.readAnswer();
            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.text()).isEqualTo("big");
            assertThat(answer.complete()).isTrue();
            assertThat(caller.ended()).isTrue();
            over.await();
            assertThat(stopped).isTrue();
        }
    }

    @Test
    void aBackendMayAnswerWhileItStillReads() throws Exception {
        try (var echo = new RawBackend(gateway -> {
                    gateway.readHead();
                    gateway.send("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n" + gateway.read(3));
                    gateway.send(gateway.read(3));
                });
                var edge = ForwardingEdge.to(echo).start();
                var caller = edge.connect()) {
            caller.send("POST /base/x HTTP/1.1\r\nHost: a\r\nContent-Length: 6\r\n\r\nabc");

            assertThat(caller.readHead()).startsWith("HTTP/1.1 200");
            assertThat(caller.read(3)).isEqualTo("abc");
            assertThat(caller.send("def").read(3)).isEqualTo("def");
        }
    }

    @Test
    void whenTheBackendLeavesDuringAnUploadTheCallerIsToldAndNotLeftSending() throws Exception {
        try (var backend = new RawBackend(gateway -> {
                    gateway.readHead();
                    gateway.read(100_000);
                    gateway.reset();
                });
                var edge = ForwardingEdge.to(backend).start();
                var caller = edge.connect()) {
            caller.send("POST /base/x HTTP/1.1\r\nHost: a\r\nContent-Length: " + TOTAL + "\r\n\r\n");
            var upload = Thread.ofVirtual().start(() -> {
                try {
                    sendBlocks(caller.out(), new AtomicLong());
                } catch (IOException closed) {
                    // an answer that cannot wait for the whole body may end the connection
                }
            });

            assertThat(caller.readAnswer().status()).isEqualTo(502);
            upload.join();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /base/x HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /base/streaming HTTP/1.1\r\nHost: a\r\n\r\n",
                "POST /base/x HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nhalf",
            })
    void whenTheCallerLeavesTheBackendIsToldByTheEndOfItsConnection(String request) throws Exception {
        var began = new CountDownLatch(1);
        var told = new CountDownLatch(1);
        try (var backend = new RawBackend(gateway -> {
                    String head = gateway.readHead();
                    if (head.contains("/streaming")) {
                        gateway.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
                    }
                    if (head.startsWith("POST")) {
                        gateway.read(4);
                    }
                    began.countDown();
                    if (gateway.ended()) {
                        told.countDown();
                    }
                });
                var edge = ForwardingEdge.to(backend).start()) {
            var caller = edge.connect().send(request);
            began.await();
            caller.close();

            assertThat(told.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(edge.ended().truncated()).isTrue();
        }
    }
}
