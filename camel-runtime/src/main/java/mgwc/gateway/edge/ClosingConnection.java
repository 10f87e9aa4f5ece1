package mgwc.gateway.edge;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerConnection;

/**
 * HTTP/1 connections that are closed as soon as their last response is written. What was read from one already, behind
 * the request that was the last, is another request only to somebody who read that one differently.
 */
final class ClosingConnection {

    private static final AttributeKey<Boolean> CLOSING = AttributeKey.valueOf("mgwc.hungUp");

    private ClosingConnection() {}

    /** Serves nothing more on the connection. */
    static void on(HttpConnection connection) {
        channel(connection).attr(CLOSING).set(true);
    }

    /** Whether the request came after the connection's last. */
    static boolean before(HttpServerRequest http) {
        return channel(http.connection()).hasAttr(CLOSING);
    }

    static Channel channel(HttpConnection connection) {
        return ((HttpServerConnection) connection).channelHandlerContext().channel();
    }
}
