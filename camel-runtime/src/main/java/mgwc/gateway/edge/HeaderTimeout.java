package mgwc.gateway.edge;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.HttpServerConnection;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes an HTTP/1 connection whose client takes too long over the head of a request. The idle timeout cannot do that:
 * a byte now and then keeps a connection from being idle.
 *
 * <p>Stands behind the decoder: a read that ends between two requests without a new head has left part of one.
 */
final class HeaderTimeout extends ChannelInboundHandlerAdapter {

    static final String DECODER = "httpDecoder";

    private final Duration limit;
    private boolean betweenRequests = true;
    private boolean sawMessage;
    private @Nullable Future<?> timer;

    private HeaderTimeout(Duration limit) {
        this.limit = limit;
    }

    /** Guards the connection if it is HTTP/1; HTTP/2 reads heads as whole frames. */
    static void guard(HttpConnection connection, Duration limit) {
        ChannelPipeline pipeline =
                ((HttpServerConnection) connection).channelHandlerContext().pipeline();
        if (pipeline.get(DECODER) != null) {
            pipeline.addAfter(DECODER, "headerTimeout", new HeaderTimeout(limit));
            pipeline.addAfter(DECODER, "protocolVersions", ProtocolVersions.GUARD);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        sawMessage = true;
        if (message instanceof HttpRequest) {
            betweenRequests = false;
            stop();
        }
        if (message instanceof LastHttpContent) {
            betweenRequests = true;
        }
        context.fireChannelRead(message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (betweenRequests && !sawMessage && timer == null) {
            timer = context.executor().schedule(() -> close(context), limit.toMillis(), TimeUnit.MILLISECONDS);
        }
        sawMessage = false;
        context.fireChannelReadComplete();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        stop();
        context.fireChannelInactive();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // nobody could act on the outcome of closing
    private static void close(ChannelHandlerContext context) {
        context.close();
    }

    private void stop() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }
}
