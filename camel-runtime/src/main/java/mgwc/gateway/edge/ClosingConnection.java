package mgwc.gateway.edge;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerConnection;

/**
 * Connections that the gateway closes. It closes an HTTP/1 connection as soon as the last response is written. Bytes
 * behind the last request are ignored: they would be a request only to a server that read that one differently.
 */
final class ClosingConnection {

    private static final AttributeKey<Boolean> CLOSING = AttributeKey.valueOf("mgwc.hungUp");

    private static final AttributeKey<Boolean> GONE_AWAY = AttributeKey.valueOf("mgwc.goneAway");

    private ClosingConnection() {}

    /** Serves nothing more on the connection. */
    static void on(HttpConnection connection) {
        channel(connection).attr(CLOSING).set(true);
    }

    /** Whether the request came after the connection's last. */
    static boolean before(HttpServerRequest http) {
        return channel(http.connection()).hasAttr(CLOSING);
    }

    /**
     * Asks an HTTP/2 client to send its further requests elsewhere. Requests that are on their way are served, which
     * the highest stream id promises (RFC 9113 section 6.8).
     */
    @SuppressWarnings("FutureReturnValueIgnored") // a connection that cannot be written to is closed anyway
    static void announce(HttpConnection connection) {
        Channel channel = channel(connection);
        ChannelHandlerContext context = channel.pipeline().context(Http2ConnectionHandler.class);
        if (context != null && channel.attr(GONE_AWAY).setIfAbsent(true) == null) {
            ((Http2ConnectionHandler) context.handler())
                    .goAway(
                            context,
                            Integer.MAX_VALUE,
                            Http2Error.NO_ERROR.code(),
                            Unpooled.EMPTY_BUFFER,
                            context.newPromise());
            context.flush();
        }
    }

    /** Closes the connection without waiting for what is to be sent on it, which TLS and Vert.x would. */
    @SuppressWarnings("FutureReturnValueIgnored") // nobody could act on the outcome of closing
    static void atOnce(Channel channel) {
        channel.pipeline().firstContext().close();
    }

    static Channel channel(HttpConnection connection) {
        return ((HttpServerConnection) connection).channelHandlerContext().channel();
    }
}
