package mgwc.gateway.edge;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import io.vertx.core.http.HttpConnection;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection on which nothing was sent or received for too long. The limit may grow while the connection is
 * open: a request on it may wait for an upstream that is more patient than those that were served when it was opened.
 */
final class IdleTimeout extends IdleStateHandler {

    private static final String NAME = "idle";

    private final HttpEdge edge;
    private final long periodMillis;
    private long idleMillis;

    private IdleTimeout(HttpEdge edge, long periodMillis) {
        super(0, 0, periodMillis, TimeUnit.MILLISECONDS);
        this.edge = edge;
        this.periodMillis = periodMillis;
    }

    /** Takes the place of the timeout of Vert.x, whose limit is fixed. */
    static void guard(HttpConnection connection, HttpEdge edge) {
        ChannelPipeline pipeline = ClosingConnection.channel(connection).pipeline();
        if (pipeline.get(NAME) != null) {
            pipeline.replace(NAME, NAME, new IdleTimeout(edge, edge.idleMillis()));
        }
    }

    @Override
    protected void channelIdle(ChannelHandlerContext context, IdleStateEvent event) throws Exception {
        idleMillis = event.isFirst() ? periodMillis : idleMillis + periodMillis;
        if (idleMillis >= edge.idleMillis()) {
            super.channelIdle(context, event);
        }
    }
}
