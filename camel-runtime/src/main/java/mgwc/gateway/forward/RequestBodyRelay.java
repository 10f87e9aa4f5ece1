package mgwc.gateway.forward;

import io.netty.buffer.ByteBuf;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import mgwc.gateway.backend.BackendConnection;
import mgwc.gateway.budget.BodyAccount;
import mgwc.gateway.request.DataRateWatch;
import mgwc.gateway.request.MinDataRate;
import mgwc.gateway.request.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request on its way to a backend: read from the caller no faster than the backend takes it, and never
 * more than what is in the buffers of the two connections.
 */
final class RequestBodyRelay implements RequestBody.Reader {

    /** How many bytes may wait for the backend before no more is read, and how few before reading goes on. */
    private static final long MOST_UNSENT = BodyAccount.WINDOW / 4;

    private static final long FEW_UNSENT = MOST_UNSENT / 2;

    private final RequestBody body;
    private final RequestBody.Framing framing;
    private @Nullable ByteBuf first;
    private @Nullable DataRateWatch watch;
    private @Nullable BackendConnection backend;
    private @Nullable Runnable noMemory;
    private boolean starting;
    private boolean paused;
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

            @Override
            public void refused() {
                relay.refused();
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
     * @param noMemory is called when the gateway has no memory for more of the body
     */
    void start(
            BackendConnection connection,
            MinDataRate slowest,
            ScheduledExecutorService loop,
            Runnable tooSlow,
            Runnable noMemory) {
        if (stopped) {
            return;
        }
        this.noMemory = noMemory;
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
        sent();
    }

    /** Reads on or not, by how much waits for the backend. */
    void sent() {
        // a write that fails stops the relay before it returns
        if (stopped || backend == null || watch == null) {
            return;
        }
        long unsent = backend.unsent();
        body.unsent(unsent);
        if (stopped || ended) {
            return;
        }
        if (!paused && unsent >= MOST_UNSENT) {
            paused = true;
            watch.pause();
            body.pause();
        } else if (paused && unsent <= FEW_UNSENT) {
            paused = false;
            watch.resume();
            body.resume();
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

    @Override
    public void refused() {
        if (!stopped && noMemory != null) {
            noMemory.run();
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
