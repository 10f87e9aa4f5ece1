package mgwc.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How an edge takes leave of its callers (RFC 9112 section 9.6). */
class DrainTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    EdgeOnTrial edge;

    @BeforeEach
    void open() throws Exception {
        edge = new EdgeOnTrial();
    }

    @AfterEach
    void close() throws Exception {
        edge.close();
    }

    @Test
    void aConnectionThatIsKeptServesOneMoreRequestAndSaysThatItIsTheLast() throws Exception {
        try (RawConnection kept = new RawConnection(edge.port);
                RawConnection other = new RawConnection(edge.port)) {
            kept.get("GET /shop/echo HTTP/1.1\nHost: a");
            other.get("GET /shop/echo HTTP/1.1\nHost: a");

            CompletableFuture<Void> drained = edge.drain(LONG, LONG).toCompletableFuture();

            assertThat(kept.get("GET /shop/echo HTTP/1.1\nHost: a").headers()).containsEntry("connection", "close");
            assertThat(kept.untilClosed()).isEmpty();
            assertThat(drained).isNotDone();
            assertThat(other.get("GET /shop/echo HTTP/1.1\nHost: a").status()).isEqualTo(200);
            drained.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void aConnectionThatIsKeptForNothingIsClosedAfterTheGrace() throws Exception {
        try (RawConnection idle = new RawConnection(edge.port)) {
            idle.get("GET /shop/echo HTTP/1.1\nHost: a");

            edge.drain(Duration.ofMillis(50), LONG).toCompletableFuture().get(10, TimeUnit.SECONDS);

            assertThat(idle.untilClosed()).isEmpty();
        }
    }

    @Test
    void withoutConnectionsNobodyIsWaitedFor() throws Exception {
        edge.drain(LONG, LONG).toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
