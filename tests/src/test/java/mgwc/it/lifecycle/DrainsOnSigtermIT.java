package mgwc.it.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import mgwc.it.stage.Gateway;
import mgwc.it.stage.RawBackend;
import mgwc.it.stage.RawClient;
import mgwc.it.stage.Shop;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway that is told to stop finishes what it has begun. */
class DrainsOnSigtermIT {

    private static final int CLIENTS = 4;
    private static final int LOAD = 300;
    private static final int MOST_REQUESTS = 20_000;

    @Test
    void requestInFlightIsAnsweredBeforeTheGatewayEnds(@TempDir Path scratch) throws Exception {
        try (HeldBackend backend = HeldBackend.listen();
                Gateway gateway = new Shop().with("PRODUCTION", backend.port()).open(scratch)) {
            CompletableFuture<HttpResponse<String>> inFlight =
                    CompletableFuture.supplyAsync(() -> gateway.get("/shop/v1/open/door"));
            backend.awaitRequest();

            gateway.terminate();
            while (gateway.isReady()) {
                Thread.onSpinWait();
            }
            assertThat(gateway.isRunning()).isTrue();
            backend.release();

            assertThat(inFlight.get(30, TimeUnit.SECONDS).body()).isEqualTo("late");
            assertThat(gateway.awaitExit()).as(gateway.log()).isZero();
            assertThat(gateway.log()).doesNotContain("\tat ");
        }
    }

    @Test
    void idleGatewayEnds(@TempDir Path scratch) {
        Gateway gateway = new Shop().open(scratch);
        gateway.terminate();

        assertThat(gateway.awaitExit()).as(gateway.log()).isZero();
    }

    @RepeatedTest(3)
    void clientsThatReconnectLoseNoRequest(@TempDir Path scratch) throws Exception {
        try (RawBackend backend = RawBackend.answering(RawBackend.OK);
                Gateway gateway = new Shop().with("PRODUCTION", backend.port()).open(scratch)) {
            AtomicInteger answered = new AtomicInteger();
            List<CompletableFuture<Integer>> clients = Stream.generate(
                            () -> CompletableFuture.supplyAsync(() -> lost(gateway.api(), answered)))
                    .limit(CLIENTS)
                    .toList();
            while (answered.get() < LOAD && clients.stream().noneMatch(CompletableFuture::isDone)) {
                Thread.onSpinWait();
            }

            gateway.terminate();

            assertThat(gateway.awaitExit()).as(gateway.log()).isZero();
            for (CompletableFuture<Integer> client : clients) {
                assertThat(client.get(30, TimeUnit.SECONDS)).as("lost requests").isZero();
            }
            assertThat(gateway.log()).doesNotContain("\tat ", "WARN", "ERROR");
        }
    }

    /** Opens a connection for each request until nothing listens; how many requests got no response. */
    private static int lost(URI gateway, AtomicInteger answered) {
        int lost = 0;
        for (int i = 0; i < MOST_REQUESTS; i++) {
            try {
                int status = RawClient.exchange(
                                gateway, "GET /shop/v1/open/door HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                        .status();
                if (status == 200) {
                    answered.incrementAndGet();
                } else {
                    lost++;
                }
            } catch (UncheckedIOException refused) {
                return lost;
            }
        }
        return lost;
    }
}
