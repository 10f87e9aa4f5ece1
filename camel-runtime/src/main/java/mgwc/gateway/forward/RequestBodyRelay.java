package mgwc.gateway.forward;

import io.netty.buffer.ByteBuf;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import mgwc.gateway.backend.BackendConnection;
import mgwc.gateway.request.DataRateWatch;
import mgwc.gateway.request.MinDataRate;
import mgwc.gateway.request.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request on its way to a backend: read from the caller no faster than the backend takes it, and never
 * more than what is in the buffers of the two connections.
 */
final class RequestBodyRelay implements RequestBody.Reader {

    private final RequestBody body;
    private final RequestBody.Framing framing;
    private @Nullable ByteBuf first;
    private @Nullable DataRateWatch watch;
    private @Nullable BackendConnection backend;
    private boolean starting;
    private boolean ended;
    private boolean stopped;

    RequestBodyRelay(RequestBody body, RequestBody.Framing framing) {
        this.body = body;
        this.framing = framing;
    }

    /**
     * Waits for what comes first, data or the end, where the head of a message does not show whether there is a body.
     *
     * @param found gets null if there is none
     */
    static void awaitFirst(RequestBody body, Consumer<@Nullable RequestBodyRelay> found) {
        var relay = new RequestBodyRelay(body, RequestBody.Framing.CHUNKED);
        body.read(new RequestBody.Reader() {
            @Override
            public void chunk(ByteBuf chunk) {
                body.pause();
                relay.first = chunk;
                found.accept(relay);
            }

            @Override
            public void end() {
                if (relay.first == null) {
                    found.accept(null);
                }
            }
        });
    }

    RequestBody.Framing framing() {
        return framing;
    }

    /**
     * Starts sending; the head of the request goes out together with what of the body is there already.
     *
     * @param tooSlow is called when the caller sends more slowly than the rate
     */
    void start(BackendConnection connection, MinDataRate slowest, ScheduledExecutorService loop, Runnable tooSlow) {
        if (stopped) {
            return;
        }
        backend = connection;
        starting = true;
        DataRateWatch begun = new DataRateWatch(slowest, loop, tooSlow);
        watch = begun;
        ByteBuf waiting = first;
        first = null;
        if (waiting != null) {
            chunk(waiting);
        }
        body.read(this);
        starting = false;
        if (!ended) {
            connection.flush();
            begun.start();
        }
    }

    @Override
    public void chunk(ByteBuf chunk) {
        if (stopped || backend == null || watch == null) {
            chunk.release();
            return;
        }
        watch.received(chunk.readableBytes());
        backend.write(chunk);
        if (!starting) {
            backend.flush();
        }
        // a write that fails stops the relay before it returns
        if (!stopped && !backend.writable()) {
            watch.pause();
            body.pause();
        }
    }

    @Override
    public void end() {
        if (!stopped && !ended && backend != null) {
            ended = true;
            unwatch();
            backend.endRequest();
        }
    }

    /** The backend takes more again. */
    void resume() {
        if (!stopped && !ended) {
            if (watch != null) {
                watch.resume();
            }
            body.resume();
        }
    }

    private void unwatch() {
        if (watch != null) {
            watch.stop();
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
            if (first != null) {
                first.release();
                first = null;
            }
            if (!ended) {
                body.resume();
            }
        }
    }

    /** Leaves the caller, which may still be sending, time to read the response. */
    void linger() {
        body.lingerAndClose();
    }
}
