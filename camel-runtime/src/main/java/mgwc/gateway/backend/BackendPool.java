package mgwc.gateway.backend;

import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.core.internal.ContextInternal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import mgwc.gateway.request.ReschedulableTimer;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one event loop to one backend. A request is only ever sent on a connection of its own event loop,
 * so nothing is handed from thread to thread. The connection used last is used next, so that what is too many goes idle
 * and is closed.
 */
public final class BackendPool {

    /** How many requests may have a connection, and how many more may wait for one, per event loop and backend. */
    public record Size(int connections, int waiting) {
        public static final Size DEFAULT = new Size(512, 1024);
    }

    /** Waits for a connection; exactly one of the two is called, on the event loop. */
    public interface Waiter {

        /** @return false if the connection is not wanted any more */
        boolean connected(BackendConnection connection);

        void unavailable(UpstreamError failure);
    }

    private record Waiting(Waiter waiter, long untilNanos) {}

    private final ContextInternal context;
    private final Connector connector;
    private final Backend backend;
    private final Duration connectTimeout;
    private final Size size;
    private final Deque<BackendConnection> idle = new ArrayDeque<>();
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final ReschedulableTimer waitedTooLong;
    private int connections;
    private boolean closing;

    public BackendPool(
            ContextInternal context, Connector connector, Backend backend, Duration connectTimeout, Size size) {
        this.context = context;
        this.connector = connector;
        this.backend = backend;
        this.connectTimeout = connectTimeout;
        this.size = size;
        this.waitedTooLong = new ReschedulableTimer(context.nettyEventLoop(), this::expire);
    }

    /**
     * Gives the waiter an idle connection, or a new one, or the next that is returned. An idle one is given when the
     * event loop has read all that arrived together with the request: bytes of the backend that were there before the
     * request do not answer it.
     */
    public void acquire(Waiter waiter) {
        BackendConnection connection = idle.pollLast();
        while (connection != null && !connection.open()) {
            connection = idle.pollLast();
        }
        if (connection == null) {
            acquireNew(waiter);
        } else {
            connection.promise(waiter);
        }
    }

    /** Gives a connection to the waiter that it was promised to, or another one if its backend ended or spoilt it. */
    void handOver(BackendConnection connection, Waiter waiter) {
        if (connection.open() && usable(connection)) {
            give(waiter, connection);
        } else {
            acquire(waiter);
        }
    }

    /**
     * Closes a connection on which bytes wait that the event loop had no time to read: they would be taken for the
     * response. Only a backend that has sent surplus bytes before is looked at, as it costs a system call.
     */
    private boolean usable(BackendConnection connection) {
        if (!backend.sendsSurplus() || connection.quiet()) {
            return true;
        }
        connection.closeForSurplus();
        return false;
    }

    /** As {@link #acquire}, without one that has been used before. */
    public void acquireNew(Waiter waiter) {
        if (connections < size.connections()) {
            connect(waiter);
        } else if (waiting.size() < size.waiting()) {
            waiting.add(new Waiting(waiter, System.nanoTime() + connectTimeout.toNanos()));
            waitedTooLong.set(waiting.getFirst().untilNanos());
        } else {
            waiter.unavailable(UpstreamError.BUSY);
        }
    }

    private void connect(Waiter waiter) {
        connections++;
        var attempt = new Attempt(waiter);
        EventLoop loop = context.nettyEventLoop();
        attempt.timeout = loop.schedule(attempt::timeUp, connectTimeout.toNanos(), TimeUnit.NANOSECONDS);
        connector.connect(context, backend, this).onComplete(attempt::succeeded, attempt::failed);
    }

    /** One try at a connection: name, TCP and TLS together have the connect timeout. */
    private final class Attempt {

        private final Waiter waiter;
        private @Nullable ScheduledFuture<?> timeout;
        private boolean over;

        Attempt(Waiter waiter) {
            this.waiter = waiter;
        }

        void succeeded(BackendConnection connection) {
            backend.accepted();
            if (end()) {
                give(waiter, connection);
            } else {
                recycle(connection);
            }
        }

        void failed(Throwable cause) {
            connections--;
            connector.eject(backend, cause);
            if (end()) {
                waiter.unavailable(Connector.failure(cause));
            }
            serveWaiting();
        }

        void timeUp() {
            if (end()) {
                connector.eject(backend, new ConnectTimeoutException("no connection in time"));
                waiter.unavailable(UpstreamError.CONNECT_TIMEOUT);
            }
        }

        private boolean end() {
            if (over) {
                return false;
            }
            over = true;
            if (timeout != null) {
                timeout.cancel(false);
            }
            return true;
        }
    }

    private void give(Waiter waiter, BackendConnection connection) {
        if (!waiter.connected(connection)) {
            recycle(connection);
        }
    }

    /** Takes back a connection that is ready for another request. */
    void recycle(BackendConnection connection) {
        if (closing) {
            connection.close();
            return;
        }
        if (waiting.isEmpty()) {
            idle.addLast(connection);
        } else if (usable(connection)) {
            give(waiting.removeFirst().waiter(), connection);
        }
    }

    /** A connection is closed because its backend sent more than a response. */
    void reportSurplus() {
        connector.reportSurplus(backend);
    }

    /** A connection is gone, whatever it was used for. */
    void closed(BackendConnection connection) {
        connections--;
        idle.remove(connection);
        serveWaiting();
    }

    private void serveWaiting() {
        if (connections < size.connections()) {
            Waiting next = waiting.pollFirst();
            if (next != null) {
                connect(next.waiter());
            }
        }
    }

    private void expire() {
        long now = System.nanoTime();
        Waiting first;
        while ((first = waiting.peekFirst()) != null && first.untilNanos() - now <= 0) {
            waiting.removeFirst();
            first.waiter().unavailable(UpstreamError.BUSY);
        }
        if (first != null) {
            waitedTooLong.set(first.untilNanos());
        }
    }

    /** Closes what is idle now and the rest when it comes back. */
    public void close() {
        closing = true;
        BackendConnection connection;
        while ((connection = idle.pollFirst()) != null) {
            connection.close();
        }
    }
}
