package mgwc.gateway.forward;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpResponse;
import mgwc.gateway.backend.BackendUrl;
import mgwc.gateway.request.Request;
import mgwc.gateway.request.Response;
import org.jspecify.annotations.Nullable;

/**
 * A response on its way to the caller, its body not copied. The last chunk is held back until it is known whether
 * another follows at once, so that a small response leaves in one piece.
 */
final class ResponseRelay {

    private final Request request;
    private final Response caller;
    private final Runnable ready;
    private @Nullable ByteBuf held;

    /** @param ready is called when the caller takes more again after {@link #full} was true */
    ResponseRelay(Request request, Runnable ready) {
        this.request = request;
        this.caller = request.response();
        this.ready = ready;
    }

    /**
     * @param backend where the head comes from
     * @return false if the response is not wanted, because a response phase failed
     */
    boolean head(HttpResponse head, BackendUrl backend) {
        if (!caller.open() || caller.headSent()) {
            return true;
        }
        BackendResponseHead.copy(head, backend, request);
        return caller.begin();
    }

    /** Makes this the last response on the connection. */
    void announceClose() {
        caller.closeAfterwards();
    }

    void body(ByteBuf chunk) {
        writeHeld();
        held = chunk;
    }

    /**
     * Sends what is there, even if it is only the head; but not a head that only the connection's end would delimit.
     */
    void flush() {
        if (held != null) {
            writeHeld();
        } else {
            caller.sendHead();
        }
    }

    private void writeHeld() {
        ByteBuf chunk = held;
        held = null;
        if (chunk != null) {
            caller.write(chunk);
        }
    }

    void end() {
        ByteBuf chunk = held;
        held = null;
        caller.end(chunk);
    }

    /** Whether to read no more of the response for now. */
    boolean full() {
        return caller.full(ready);
    }

    /** Ends the connection so that no caller takes for complete what it got. */
    void cutShort() {
        release();
        caller.abort();
    }

    void release() {
        if (held != null) {
            held.release();
            held = null;
        }
    }
}
