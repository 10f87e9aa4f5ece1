package mgwc.gateway.upstream;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.buffer.BufferInternal;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request on its way to a back end: read from the caller no faster than the back end takes it, and never
 * more than what is in the buffers of the two connections.
 */
final class Upload {

    private static final long LINGER_MILLIS = 2000;

    private final HttpServerRequest caller;
    private final RequestHead.Body framing;
    private @Nullable Buffer first;
    private @Nullable BackendConnection backend;
    private boolean starting;
    private boolean ended;
    private boolean stopped;

    Upload(HttpServerRequest caller, RequestHead.Body framing) {
        this.caller = caller;
        this.framing = framing;
    }

    /**
     * Waits for what comes first, data or the end, where the head of a message does not tell whether there is a body.
     *
     * @param found gets null if there is none
     */
    static void awaitFirst(HttpServerRequest caller, Consumer<@Nullable Upload> found) {
        var upload = new Upload(caller, RequestHead.Body.CHUNKED);
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

    /** Starts sending; the head of the request goes out together with what of the body is there already. */
    void start(BackendConnection connection) {
        if (stopped) {
            return;
        }
        backend = connection;
        starting = true;
        if (first != null) {
            write(first);
        }
        caller.handler(this::write);
        caller.end().onSuccess(end -> end());
        caller.resume();
        starting = false;
        if (!ended) {
            connection.flush();
        }
    }

    private void write(Buffer chunk) {
        if (stopped || backend == null) {
            return;
        }
        backend.write(((BufferInternal) chunk).getByteBuf());
        if (!starting) {
            backend.flush();
        }
        // a write that fails stops the upload before it returns
        if (!stopped && !backend.writable()) {
            caller.pause();
        }
    }

    private void end() {
        if (!stopped && !ended && backend != null) {
            ended = true;
            backend.endRequest();
        }
    }

    void resume() {
        if (!stopped && !ended) {
            caller.resume();
        }
    }

    boolean ended() {
        return ended;
    }

    /** Sends nothing more; what the caller still sends is thrown away. */
    void stop() {
        if (!stopped) {
            stopped = true;
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
