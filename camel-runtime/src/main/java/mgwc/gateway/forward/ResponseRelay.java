package mgwc.gateway.forward;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponse;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.internal.buffer.BufferInternal;
import io.vertx.core.net.impl.VertxConnection;
import org.jspecify.annotations.Nullable;

/**
 * A response on its way to the caller, its body not copied. The last chunk is held back until it is known whether
 * another follows at once, so that a small response leaves in one piece.
 */
final class ResponseRelay {

    private final HttpServerRequest request;
    private final HttpServerResponse caller;
    private final Runnable ready;
    private @Nullable ByteBuf held;
    private boolean waiting;
    private boolean endsWithConnection;

    /** @param ready is called when the caller takes more again after {@link #full} was true */
    ResponseRelay(HttpServerRequest request, Runnable ready) {
        this.request = request;
        this.caller = request.response();
        this.ready = ready;
    }

    void head(HttpResponse head) {
        if (caller.closed() || caller.headWritten()) {
            return;
        }
        ResponseHead.copy(head, caller);
        if (request.version() == HttpVersion.HTTP_1_0) {
            boolean bodyless = head.status().code() == 204 || head.status().code() == 304;
            endsWithConnection = !bodyless && !delimited();
        }
    }

    /** Tells the caller that this is the last response on the connection. */
    void announceClose() {
        if (request.version() != HttpVersion.HTTP_2 && !caller.headWritten()) {
            caller.putHeader(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
    }

    void body(ByteBuf chunk) {
        writeHeld();
        held = chunk;
    }

    /** Sends what is there, be it only the head; but not a head that only the connection's end would delimit. */
    void flush() {
        if (held != null) {
            writeHeld();
        } else if (open() && !caller.headWritten() && delimited()) {
            caller.writeHead();
        }
    }

    private boolean delimited() {
        return caller.headers().contains(HttpHeaderNames.CONTENT_LENGTH)
                || caller.headers().contains(HttpHeaderNames.TRANSFER_ENCODING)
                || request.version() == HttpVersion.HTTP_2;
    }

    private void writeHeld() {
        ByteBuf chunk = held;
        held = null;
        if (chunk == null) {
            return;
        }
        if (open()) {
            // a buffer that is not the server's own is not released by it
            caller.write(BufferInternal.buffer(chunk)).onComplete(written -> chunk.release());
        } else {
            chunk.release();
        }
    }

    void end() {
        ByteBuf chunk = held;
        held = null;
        if (!open()) {
            if (chunk != null) {
                chunk.release();
            }
            return;
        }
        Future<Void> sent = chunk == null ? caller.end() : caller.end(BufferInternal.buffer(chunk));
        if (chunk != null) {
            sent.onComplete(written -> chunk.release());
        }
        if (endsWithConnection) {
            sent.onComplete(written -> request.connection().close());
        }
    }

    private boolean open() {
        return !caller.closed() && !caller.ended();
    }

    /** Whether to read no more of the response for now. */
    boolean full() {
        if (!open() || !caller.writeQueueFull()) {
            return false;
        }
        if (!waiting) {
            waiting = true;
            caller.drainHandler(drained -> {
                waiting = false;
                ready.run();
            });
        }
        return true;
    }

    /** Ends the connection so that no caller takes for complete what it got. */
    void cutShort() {
        release();
        if (!open()) {
            return;
        }
        if (endsWithConnection && request.connection() instanceof VertxConnection connection) {
            // an orderly close would be the end of the message; a reset is not
            connection.channel().config().setOption(ChannelOption.SO_LINGER, 0);
        }
        caller.reset();
    }

    void release() {
        if (held != null) {
            held.release();
            held = null;
        }
    }
}
