package mgwc.it.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import mgwc.it.stage.Gateway;
import mgwc.it.stage.Shop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway that is told to stop finishes what it has begun. */
class DrainsOnSigtermIT {

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
}
