package mgwc.gateway.forward;

import io.netty.util.concurrent.EventExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.buffer.BufferInternal;
import java.util.function.Consumer;
import mgwc.gateway.backend.BackendConnection;
import mgwc.gateway.request.MinDataRate;
import mgwc.gateway.request.ReschedulableTimer;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request on its way to a back end: read from the caller no faster than the back end takes it, and never
 * more than what is in the buffers of the two connections.
 */
final class RequestBodyRelay {

    private static final long LINGER_MILLIS = 2000;

    private final HttpServerRequest caller;
    private final RequestHead.Body framing;
    private @Nullable Buffer first;
    private @Nullable Watch watch;
    private @Nullable BackendConnection backend;
    private boolean starting;
    private boolean ended;
    private boolean stopped;

    RequestBodyRelay(HttpServerRequest caller, RequestHead.Body framing) {
        this.caller = caller;
        this.framing = framing;
    }

    /**
     * Waits for what comes first, data or the end, where the head of a message does not tell whether there is a body.
     *
     * @param found gets null if there is none
     */
    static void awaitFirst(HttpServerRequest caller, Consumer<@Nullable RequestBodyRelay> found) {
        var upload = new RequestBodyRelay(caller, RequestHead.Body.CHUNKED);
        caller.handler(chunk -> {
            caller.pause();
            upload.first = chunk;
            found.accept(upload);
        });
        caller.end().onSuccess(end -> {
            if (upload.first == null) {
                found.accept(null);
            }
        });
        caller.resume();
    }

    RequestHead.Body framing() {
        return framing;
    }

    /** Whether the body comes fast enough; the time in which the back end takes nothing does not count. */
    private static final class Watch {

        private final MinDataRate pace;
        private final Runnable tooSlow;
        private final ReschedulableTimer alarm;
        private long since = System.nanoTime();
        private long pausedAt;
        private boolean paused;
        private long bytes;

        Watch(MinDataRate pace, EventExecutor loop, Runnable tooSlow) {
            this.pace = pace;
            this.tooSlow = tooSlow;
            this.alarm = new ReschedulableTimer(loop, this::look);
        }

        void look() {
            long due = since + pace.allowedNanos(bytes);
            if (paused) {
                alarm.set(System.nanoTime() + pace.grace().toNanos());
            } else if (due - System.nanoTime() > 0) {
                alarm.set(due);
            } else {
                tooSlow.run();
            }
        }

        void paused() {
            if (!paused) {
                paused = true;
                pausedAt = System.nanoTime();
            }
        }

        void resumed() {
            if (paused) {
                paused = false;
                since += System.nanoTime() - pausedAt;
            }
        }
    }

    /**
     * Starts sending; the head of the request goes out together with what of the body is there already.
     *
     * @param tooSlow is called when the caller does not keep the pace
     */
    void start(BackendConnection connection, MinDataRate pace, EventExecutor loop, Runnable tooSlow) {
        if (stopped) {
            return;
        }
        backend = connection;
        starting = true;
        Watch begun = new Watch(pace, loop, tooSlow);
        watch = begun;
        if (first != null) {
            write(first);
        }
        caller.handler(this::write);
        caller.end().onSuccess(end -> end());
        caller.resume();
        starting = false;
        if (!ended) {
            connection.flush();
            begun.look();
        }
    }

    private void write(Buffer chunk) {
        if (stopped || backend == null || watch == null) {
            return;
        }
        watch.bytes += chunk.length();
        backend.write(((BufferInternal) chunk).getByteBuf());
        if (!starting) {
            backend.flush();
        }
        // a write that fails stops the upload before it returns
        if (!stopped && !backend.writable()) {
            watch.paused();
            caller.pause();
        }
    }

    private void end() {
        if (!stopped && !ended && backend != null) {
            ended = true;
            unwatch();
            backend.endRequest();
        }
    }

    void resume() {
        if (!stopped && !ended) {
            if (watch != null) {
                watch.resumed();
            }
            caller.resume();
        }
    }

    private void unwatch() {
        if (watch != null) {
            watch.alarm.cancel();
        }
    }

    boolean ended() {
        return ended;
    }

    /** Sends nothing more; what the caller still sends is thrown away. */
    void stop() {
        if (!stopped) {
            stopped = true;
            unwatch();
            if (!ended) {
                caller.resume();
            }
        }
    }

    /**
     * Leaves the caller, which may still be sending, time to read the response; closing at once would make its system
     * throw the response away (RFC 9112 section 9.6).
     */
    void linger(ContextInternal context) {
        if (caller.version() == HttpVersion.HTTP_2) {
            return;
        }
        long timer = context.setTimer(LINGER_MILLIS, late -> caller.connection().close());
        caller.end().onComplete(end -> {
            context.owner().cancelTimer(timer);
            caller.connection().close();
        });
    }
}
