package mgwc.gateway.backend;

import io.netty.buffer.ByteBuf;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.nio.AbstractNioChannel;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestEncoder;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import mgwc.gateway.budget.BodyAccount;
import mgwc.gateway.request.ReschedulableTimer;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP/1.1 connection to a backend, used for one {@link ResponseHandler} at a time and only on its event loop.
 *
 * <p>A connection goes back to its pool when request and response are both complete and nothing was received beyond the
 * response. Surplus bytes end the connection, whether they come with the response or while the connection is idle.
 */
// a failed write of a head comes back as exceptionCaught through its void promise; a handler is equal to itself only
@SuppressWarnings({"FutureReturnValueIgnored", "ReferenceEquality"})
public final class BackendConnection extends ChannelInboundHandlerAdapter {

    /** Takes what comes back for one request. After {@link #failed} nothing more is called. */
    public interface ResponseHandler {

        /** A response with a 1xx status, which is not yet the response (RFC 9110 section 15.2). */
        void interim(HttpResponse head);

        void head(HttpResponse head);

        /** @param chunk is the handler's own to release */
        void body(ByteBuf chunk);

        void bodyEnd();

        /** All that was read from the network at once has been handed over. */
        void handedOver();

        /** A part of the request's body has left; {@link BackendConnection#unsent} tells how much has not. */
        void sent();

        void failed(UpstreamError failure);
    }

    /**
     * What is read at once is held for a caller that does not take it, so it is little: a thousand slow callers must
     * not use up the memory that all share.
     */
    private static final int READ_AT_ONCE = 16 * 1024;

    private static final long KEEP_IDLE_NANOS = Duration.ofSeconds(15).toNanos();

    private final BackendPool pool;
    private final Channel channel;
    private final ResponseDecoder decoder = new ResponseDecoder();
    private final ReschedulableTimer timer;
    private final boolean tls;
    private final long responseNanos;
    private final long idleNanos;
    private final Runnable handOver = this::handOver;

    private BackendPool.@Nullable Waiter promisedTo;
    private @Nullable ResponseHandler handler;
    private boolean requestEnded;
    private boolean headSeen;
    private boolean responseEnded;
    private boolean persistent;
    private boolean reused;
    private boolean brokenOff;
    private long unsent;
    private long keepIdleNanos = KEEP_IDLE_NANOS;
    private long progressNanos;

    BackendConnection(BackendPool pool, Channel channel, Duration responseTimeout, Duration idleTimeout) {
        this.pool = pool;
        this.channel = channel;
        this.tls = channel.pipeline().get(SslHandler.class) != null;
        this.timer = new ReschedulableTimer(channel.eventLoop(), this::timeUp);
        this.responseNanos = responseTimeout.toNanos();
        this.idleNanos = idleTimeout.toNanos();
        channel.config()
                .setRecvByteBufAllocator(
                        new AdaptiveRecvByteBufAllocator(512, 2048, READ_AT_ONCE).maxMessagesPerRead(1));
        channel.pipeline()
                .addLast("decoder", decoder)
                .addLast("encoder", new HttpRequestEncoder())
                .addLast("handler", this);
    }

    /**
     * Sends the head of a request, or all of it if it has no body.
     *
     * @param request full if it has no body
     */
    public void begin(ResponseHandler next, HttpRequest request, boolean complete) {
        handler = next;
        requestEnded = complete;
        headSeen = false;
        responseEnded = false;
        decoder.expect(HttpMethod.HEAD.equals(request.method()));
        progressNanos = System.nanoTime();
        timer.set(progressNanos + (complete ? responseNanos : idleNanos));
        if (complete) {
            channel.writeAndFlush(request, channel.voidPromise());
        } else {
            channel.write(request, channel.voidPromise());
        }
    }

    /** Writes a part of the request's body, without sending it yet. */
    public void write(ByteBuf chunk) {
        progressNanos = System.nanoTime();
        int bytes = chunk.readableBytes() + BodyAccount.PART;
        unsent += bytes;
        ChannelFuture part = channel.write(new DefaultHttpContent(chunk));
        part.addListener(written -> written(bytes, written.isSuccess()));
    }

    private void written(int bytes, boolean success) {
        unsent -= bytes;
        if (!success) {
            broken();
            close();
        } else if (handler != null) {
            progressNanos = System.nanoTime();
            handler.sent();
        }
    }

    public void flush() {
        channel.flush();
    }

    /** Ends the request's body. The time in which a response must begin runs from now. */
    public void endRequest() {
        requestEnded = true;
        progressNanos = System.nanoTime();
        if (!headSeen) {
            timer.set(progressNanos + responseNanos);
        }
        channel.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT, channel.voidPromise());
    }

    /** How many bytes of the request's body wait for the backend to read, with what their parts cost. */
    public long unsent() {
        return unsent;
    }

    /** Whether to read on; what was read already is handed over all the same. */
    public void reading(boolean on) {
        // the time in which nobody reads is not the backend's
        progressNanos = System.nanoTime();
        channel.config().setAutoRead(on);
    }

    /** Whether an earlier request was answered on it, so that the backend may be closing it just now. */
    public boolean reused() {
        return reused;
    }

    /** Waits for the end of the event loop's turn, in which the socket is read, and goes to the waiter then. */
    void promise(BackendPool.Waiter waiter) {
        promisedTo = waiter;
        channel.eventLoop().execute(handOver);
    }

    private void handOver() {
        BackendPool.Waiter waiter = promisedTo;
        promisedTo = null;
        if (waiter != null) {
            pool.handOver(this, waiter);
        }
    }

    boolean open() {
        return channel.isActive();
    }

    /** Gives up on the handler without telling it, and closes. */
    public void abandon() {
        handler = null;
        close();
    }

    void close() {
        timer.cancel();
        channel.close();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ResponseHandler current = handler;
        if (current == null || ((HttpObject) message).decoderResult().isFailure()) {
            ReferenceCountUtil.release(message);
            if (current != null) {
                fail(headSeen ? UpstreamError.TRUNCATED : UpstreamError.BAD_RESPONSE);
            }
            return;
        }
        progressNanos = System.nanoTime();
        if (message instanceof HttpResponse response) {
            readHead(current, response);
        } else if (headSeen) {
            readBody(current, (HttpContent) message);
        } else {
            ReferenceCountUtil.release(message); // the end of an interim response
        }
    }

    private void readHead(ResponseHandler current, HttpResponse response) {
        if (response.status().code() < 200) {
            current.interim(response);
            return;
        }
        headSeen = true;
        persistent = HttpUtil.isKeepAlive(response);
        keepIdleNanos = keepIdle(response);
        timer.set(progressNanos + idleNanos);
        current.head(response);
    }

    private void readBody(ResponseHandler current, HttpContent content) {
        ByteBuf chunk = content.content();
        boolean last = content instanceof LastHttpContent;
        if (last) {
            responseEnded = true;
        }
        if (chunk.isReadable()) {
            current.body(chunk);
        } else {
            chunk.release();
        }
        if (last && handler == current) {
            current.bodyEnd();
        }
    }

    /** Half a second before the backend says it will close, so that no request crosses the close on its way. */
    private static long keepIdle(HttpResponse response) {
        String keepAlive = response.headers().get("keep-alive");
        if (keepAlive == null) {
            return KEEP_IDLE_NANOS;
        }
        int start = keepAlive.indexOf("timeout=");
        int end = start + "timeout=".length();
        int seconds = 0;
        while (start >= 0 && end < keepAlive.length() && Character.isDigit(keepAlive.charAt(end)) && seconds < 1000) {
            seconds = seconds * 10 + Character.digit(keepAlive.charAt(end++), 10);
        }
        return start < 0
                ? KEEP_IDLE_NANOS
                : Math.clamp(Duration.ofSeconds(seconds).minusMillis(500).toNanos(), 0, KEEP_IDLE_NANOS);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        ResponseHandler current = handler;
        if (current == null) {
            if (decoder.surplus() && open()) {
                closeForSurplus();
            }
            return;
        }
        current.handedOver();
        if (responseEnded && handler == current) {
            handler = null;
            finish();
        }
    }

    private void finish() {
        if (decoder.surplus()) {
            closeForSurplus();
            return;
        }
        if (!requestEnded || !persistent || (mayHoldMore() && !quiet()) || !channel.isActive()) {
            close();
            return;
        }
        reused = true;
        channel.config().setAutoRead(true);
        timer.set(System.nanoTime() + keepIdleNanos);
        pool.recycle(this);
    }

    /** Ends a connection on which the backend sent bytes that belong to no request. */
    void closeForSurplus() {
        pool.reportSurplus();
        close();
    }

    /** Whether no byte waits in the socket. Asks the operating system, so it is only for where that is in doubt. */
    boolean quiet() {
        if (!tls
                && channel.unsafe() instanceof AbstractNioChannel.NioUnsafe nio
                && nio.ch() instanceof SocketChannel socket) {
            try {
                return socket.socket().getInputStream().available() == 0;
            } catch (IOException broken) {
                return false;
            }
        }
        return !mayHoldMore(); // what waits in a socket with TLS need not be part of a response
    }

    /** Whether the last read took as much as it could, so that bytes beyond the response may wait in the socket. */
    private boolean mayHoldMore() {
        var reads = channel.unsafe().recvBufAllocHandle();
        return reads.lastBytesRead() == reads.attemptedBytesRead();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof SslCloseCompletionEvent tlsEnd && !tlsEnd.isSuccess()) {
            // anyone on the path can end a TCP connection; only TLS says that the backend did (RFC 9112 section 9.8)
            broken();
        }
        ReferenceCountUtil.release(event);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        broken();
        close();
    }

    private void broken() {
        brokenOff = true;
        if (handler != null && !responseEnded) {
            fail(headSeen ? UpstreamError.TRUNCATED : UpstreamError.CLOSED);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        timer.cancel();
        pool.closed(this);
        if (!brokenOff && handler != null && !responseEnded) {
            fail(headSeen ? UpstreamError.TRUNCATED : UpstreamError.CLOSED);
        }
    }

    private void timeUp() {
        long now = System.nanoTime();
        if (handler == null) {
            close();
        } else if (requestEnded && !headSeen) {
            fail(UpstreamError.RESPONSE_TIMEOUT);
        } else if (now - progressNanos < idleNanos) {
            timer.set(progressNanos + idleNanos);
        } else if (!channel.config().isAutoRead()) {
            timer.set(now + idleNanos);
        } else if (headSeen) {
            fail(UpstreamError.TRUNCATED);
        } else {
            fail(unsent() == 0 ? UpstreamError.CALLER_TIMEOUT : UpstreamError.RESPONSE_TIMEOUT);
        }
    }

    private void fail(UpstreamError failure) {
        ResponseHandler current = handler;
        handler = null;
        close();
        if (current != null) {
            current.failed(failure);
        }
    }
}
