package mgwc.gateway.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The connections of one event loop, which the tests stop to let bytes arrive that it has not read. */
class BackendPoolTest {

    private static final Timeouts TIMEOUTS = new Timeouts(10_000, 10_000, 10_000);

    private final Vertx vertx = Vertx.vertx();
    private final ContextInternal context = (ContextInternal) vertx.getOrCreateContext();
    private ServerSocket listener;
    private Backend backend;
    private BackendPool pool;

    @BeforeEach
    void open() throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        backend = new Backend("b0", BackendUrl.parse("http://127.0.0.1:" + listener.getLocalPort()), 1);
        Connector connector = new Connector(vertx, "test/production", TIMEOUTS, Optional.empty());
        pool = new BackendPool(context, connector, backend, Duration.ofSeconds(10), BackendPool.Size.DEFAULT);
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        listener.close();
    }

    /** Takes a connection and, unless it is to be kept, gives it back at once. */
    private static final class Taker implements BackendPool.Waiter {

        private final CompletableFuture<BackendConnection> taken = new CompletableFuture<>();
        private final boolean keeps;

        Taker(boolean keeps) {
            this.keeps = keeps;
        }

        @Override
        public boolean connected(BackendConnection connection) {
            taken.complete(connection);
            return keeps;
        }

        @Override
        public void unavailable(UpstreamError failure) {
            taken.completeExceptionally(new AssertionError(failure));
        }

        BackendConnection get() throws Exception {
            return taken.get(10, TimeUnit.SECONDS);
        }
    }

    private BackendConnection idleConnection() throws Exception {
        var first = new Taker(false);
        context.runOnContext(start -> pool.acquire(first));
        return first.get();
    }

    @Test
    void anIdleConnectionIsTakenAgain() throws Exception {
        BackendConnection idle = idleConnection();
        var next = new Taker(true);
        context.runOnContext(start -> pool.acquire(next));

        assertThat(next.get()).isSameAs(idle);
    }

    @Test
    void aConnectionThatEndsBeforeItIsHandedOverIsReplaced() throws Exception {
        BackendConnection idle = idleConnection();
        var next = new Taker(true);
        context.runOnContext(start -> {
            pool.acquire(next);
            idle.close();
        });

        assertThat(next.get()).isNotSameAs(idle);
    }

    @Test
    void aConnectionWithUnreadBytesOfABackendThatSentSurplusBeforeIsReplaced() throws Exception {
        BackendConnection idle = idleConnection();
        backend.firstSurplus();
        var next = new Taker(true);
        try (Socket gateway = listener.accept()) {
            context.runOnContext(start -> {
                send(gateway);
                awaitUnread(idle);
                pool.acquire(next);
            });

            assertThat(next.get()).isNotSameAs(idle);
            assertThat(idle.open()).isFalse();
        }
    }

    private static void send(Socket gateway) {
        try {
            gateway.getOutputStream().write('x');
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }

    private static void awaitUnread(BackendConnection connection) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (connection.quiet() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
    }
}
