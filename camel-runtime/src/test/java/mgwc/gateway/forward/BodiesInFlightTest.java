package mgwc.gateway.forward;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.PemTrustOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import mgwc.gateway.budget.BodyAccount;
import mgwc.gateway.budget.BodyBudget;
import mgwc.gateway.edge.BodyLimits;
import mgwc.gateway.request.MinDataRate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bodies that nobody takes: each holds a little memory, together they hold no more than the budget. */
class BodiesInFlightTest {

    private static final int LENGTH = 64 << 20;
    private static final String DOWNLOAD = "GET /base/x HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final String UPLOAD =
            "POST /base/x HTTP/1.1\r\nHost: a\r\nContent-Length: " + (1 << 30) + "\r\n\r\n";

    @TempDir
    private Path directory;

    private final List<Socket> callers = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final BodyBudget budget = new BodyBudget(512 * 1024);
    private final BodyLimits limits = new BodyLimits(budget, MinDataRate.DEFAULT);

    /** Sends far more than connections hold. */
    private static RawBackend endless() throws IOException {
        return new RawBackend(gateway -> {
            gateway.readHead();
            gateway.send("HTTP/1.1 200 OK\r\nContent-Length: " + LENGTH + "\r\n\r\n");
            byte[] block = new byte[64 * 1024];
            for (int sent = 0; sent < LENGTH; sent += block.length) {
                gateway.out().write(block);
            }
        });
    }

    private RawBackend deaf() throws IOException {
        return new RawBackend(gateway -> over.await());
    }

    @AfterEach
    void leave() throws IOException {
        over.countDown();
        for (Socket caller : callers) {
            caller.close();
        }
    }

    private void eventually(String what, BooleanSupplier condition) throws InterruptedException {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as(
                            "%s: %d bytes are held, %d refused, %d exhausted",
                            what, budget.held(), budget.refused(), budget.exhausted())
                    .isLessThan(limit);
            Thread.sleep(10);
        }
    }

    private RawConnection connect(ForwardingEdge edge) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), edge.port()));
        callers.add(socket);
        return new RawConnection(socket);
    }

    /** Opens slow readers until the budget refuses one; that one's answer. */
    private RawConnection.Answer readSlowlyUntilRefused(ForwardingEdge edge) throws Exception {
        for (int i = 0; i < 64; i++) {
            long before = budget.held();
            long refused = budget.refused();
            RawConnection caller = connect(edge).send(DOWNLOAD);
            eventually(
                    "a body is held or refused",
                    () -> budget.refused() > refused || budget.held() >= before + BodyAccount.WINDOW);
            if (budget.refused() > refused) {
                return caller.readAnswer();
            }
        }
        throw new AssertionError("none of 64 slow readers was refused");
    }

    private void upload(ForwardingEdge edge) {
        Thread.ofVirtual().start(() -> {
            byte[] block = new byte[64 * 1024];
            try {
                RawConnection caller = connect(edge).send(UPLOAD);
                while (true) {
                    caller.out().write(block);
                }
            } catch (IOException closed) {
                // the test is over, or the upload was refused
            }
        });
    }

    @Test
    void oneSlowReaderHoldsLittleMoreThanTheWindow() throws Exception {
        try (var backend = endless();
                var edge = ForwardingEdge.to(backend).bodies(limits).start()) {
            connect(edge).send(DOWNLOAD);
            eventually("the window is full", () -> budget.held() >= BodyAccount.WINDOW);

            assertThat(budget.held()).isLessThan(2L * BodyAccount.WINDOW);
            leave();
        }
    }

    @Test
    void slowReadersAreRefusedWhileHalfOfTheBudgetIsFree() throws Exception {
        try (var backend = endless();
                var edge = ForwardingEdge.to(backend).bodies(limits).start()) {
            var answer = readSlowlyUntilRefused(edge);

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).containsExactly("1");
            assertThat(answer.text()).contains("\"code\":900503");
            assertThat(budget.held()).isLessThanOrEqualTo(budget.limit() * 2 / 3);
            assertThat(budget.exhausted()).isZero();
            leave();
        }
    }

    @Test
    void whenTheSlowReadersHaveLeftAllIsFree() throws Exception {
        try (var backend = endless();
                var edge = ForwardingEdge.to(backend).bodies(limits).start()) {
            readSlowlyUntilRefused(edge);
            leave();
            eventually("everything is given back", () -> budget.held() == 0);

            try (var caller = edge.connect().send(DOWNLOAD)) {
                assertThat(caller.readHead()).startsWith("HTTP/1.1 200 ");
                assertThat(caller.drain(LENGTH)).isEqualTo(LENGTH);
            }
        }
    }

    @Test
    void aBackendIsNotBlamedForACallerThatDoesNotRead() throws Exception {
        try (var backend = endless();
                var edge = ForwardingEdge.to(backend)
                        .timeouts(5_000, 200, 5_000)
                        .bodies(limits)
                        .start()) {
            RawConnection caller = connect(edge).send(DOWNLOAD);
            eventually("the window is full", () -> budget.held() >= BodyAccount.WINDOW);
            Thread.sleep(1_000); // longer than the backend may be silent

            assertThat(caller.readHead()).startsWith("HTTP/1.1 200 ");
            assertThat(caller.drain(LENGTH)).isEqualTo(LENGTH);
        }
    }

    @Test
    void uploadsToABackendThatDoesNotReadAreRefusedToo() throws Exception {
        try (var backend = deaf();
                var edge = ForwardingEdge.to(backend).bodies(limits).start()) {
            eventually("an upload is refused", () -> {
                if (callers.size() < 64) {
                    upload(edge);
                }
                return budget.refused() > 0;
            });

            assertThat(budget.held()).isLessThanOrEqualTo(budget.limit());
            leave();
        }
        eventually("everything is given back", () -> budget.held() == 0);
    }

    @Test
    void aReaderSlowerThanTheRateIsCut() throws Exception {
        var impatient = new BodyLimits(budget, new MinDataRate(Duration.ofMillis(200), 1 << 30));
        try (var backend = endless();
                var edge = ForwardingEdge.to(backend).bodies(impatient).start()) {
            connect(edge).send(DOWNLOAD);

            assertThat(edge.ended().truncated()).isTrue();
            eventually("the reader is counted", () -> impatient.cutReaders() == 1);
            eventually("everything is given back", () -> budget.held() == 0);
        }
    }

    @Test
    void aConnectionHoldsNothingWhenItsUploadsWereTaken() throws Exception {
        int length = 300_000;
        try (var backend = new RawBackend(gateway -> {
                    while (true) {
                        gateway.readHead();
                        gateway.drain(length);
                        gateway.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
                    }
                });
                var edge = ForwardingEdge.to(backend).bodies(limits).start();
                var caller = edge.connect()) {
            for (int i = 0; i < 50; i++) {
                caller.send("POST /base/x HTTP/1.1\r\nHost: a\r\nContent-Length: " + length + "\r\n\r\n");
                caller.send(new byte[length]);

                assertThat(caller.readAnswer().text()).isEqualTo("ok");
            }
            assertThat(budget.held()).isZero();
        }
    }

    @Test
    void streamsWithoutWindowAreRefusedLikeConnections() throws Exception {
        Identity localhost = Identity.of("localhost", directory);
        Vertx vertx = Vertx.vertx();
        HttpClient client = vertx.createHttpClient(new HttpClientOptions()
                .setSsl(true)
                .setUseAlpn(true)
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setTrustOptions(new PemTrustOptions().addCertValue(Buffer.buffer(localhost.certificate()))));
        try (var backend = endless();
                var edge = ForwardingEdge.to(backend)
                        .bodies(limits)
                        .servedBy(localhost)
                        .start()) {
            int status = 0;
            for (int i = 0; i < 64 && status != 503; i++) {
                long before = budget.held();
                HttpClientResponse response = client.request(HttpMethod.GET, edge.port(), "localhost", "/base/x")
                        .compose(request -> request.send().onSuccess(HttpClientResponse::pause))
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(20, TimeUnit.SECONDS);
                status = response.statusCode();
                if (status == 200) {
                    eventually("the stream holds its window", () -> budget.held() > before);
                }
            }

            assertThat(status).isEqualTo(503);
            assertThat(budget.held()).isLessThanOrEqualTo(budget.limit());
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        }
        eventually("everything is given back", () -> budget.held() == 0);
    }
}
