package mgwc.gateway.edge;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpContent;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerConnection;
import mgwc.gateway.budget.BodyAccount;
import org.jspecify.annotations.Nullable;

/**
 * Counts the bytes of request bodies that were read on an HTTP/1 connection and not taken yet, and stops reading when
 * they are too many. Vert.x counts parts, whatever their size. With HTTP/2 the window of the connection bounds the
 * bytes.
 */
final class BodyIntake extends ChannelInboundHandlerAdapter {

    private static final AttributeKey<BodyIntake> KEY = AttributeKey.valueOf("mgwc.bodyIntake");

    private static final long MOST_WAITING = BodyAccount.WINDOW / 4;
    private static final long FEW_WAITING = MOST_WAITING / 2;

    private final Channel channel;
    private @Nullable VertxRequestBody served;
    private long waiting;
    private boolean stopped;

    private BodyIntake(Channel channel) {
        this.channel = channel;
    }

    /** Guards the connection if it is HTTP/1. */
    static void guard(HttpConnection connection) {
        ChannelPipeline pipeline =
                ((HttpServerConnection) connection).channelHandlerContext().pipeline();
        if (pipeline.get(HeaderTimeout.DECODER) != null) {
            Channel channel = ClosingConnection.channel(connection);
            BodyIntake intake = new BodyIntake(channel);
            channel.attr(KEY).set(intake);
            pipeline.addAfter(HeaderTimeout.DECODER, "bodyIntake", intake);
        }
    }

    /** The intake of the connection that the request came on; null with HTTP/2. */
    static @Nullable BodyIntake of(HttpServerRequest http) {
        return ClosingConnection.channel(http.connection()).attr(KEY).get();
    }

    /** Counts from now on for the account of this body. */
    void serves(VertxRequestBody body) {
        served = body;
    }

    /** How many bytes were read and are not taken, with what their parts cost. */
    long waiting() {
        return waiting;
    }

    /** A part of so many bytes was taken. */
    void handedOver(int bytes) {
        waiting -= bytes + BodyAccount.PART;
        if (stopped && waiting <= FEW_WAITING) {
            stopped = false;
            channel.config().setAutoRead(true);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof HttpContent part && part.content().isReadable()) {
            waiting += part.content().readableBytes() + BodyAccount.PART;
        }
        ctx.fireChannelRead(message);
        // the loop that reads looks at this after each buffer
        if (!stopped && waiting >= MOST_WAITING) {
            stopped = true;
            channel.config().setAutoRead(false);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        ctx.fireChannelReadComplete();
        if (served != null) {
            served.settle();
        }
    }

    /** Closes the connection, whatever waits to be sent on it. */
    void close() {
        ClosingConnection.atOnce(channel);
    }
}
