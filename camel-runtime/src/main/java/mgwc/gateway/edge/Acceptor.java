package mgwc.gateway.edge;

import io.netty.channel.Channel;
import io.netty.channel.nio.AbstractNioChannel.NioUnsafe;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.vertx.core.http.HttpConnection;
import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The socket on which the servers of a port accept connections. It closes before the servers do: a connection that is
 * accepted for a server that is gone is dropped together with the request that its client has sent already.
 */
public final class Acceptor {

    private static final Logger LOG = LoggerFactory.getLogger(Acceptor.class);

    /** Long enough for the selector to let go of the socket, which delays the close otherwise. */
    private static final long LETTING_GO_MILLIS = 1;

    private volatile @Nullable Channel socket;

    /** Learns the socket from a connection that it accepted. */
    public void accepted(HttpConnection connection) {
        socket = ClosingConnection.channel(connection).parent();
    }

    /**
     * Hands the connections that wait to their servers and accepts nothing more.
     *
     * @return completes when the socket is closed; at once if it never accepted a connection
     */
    @SuppressWarnings("FutureReturnValueIgnored") // the task completes what is returned
    public CompletionStage<Void> close() {
        Channel listening = socket;
        if (listening == null) {
            return CompletableFuture.completedStage(null);
        }
        CompletableFuture<Void> closed = new CompletableFuture<>();
        listening
                .deregister()
                .addListener(deregistered -> listening
                        .eventLoop()
                        .schedule(
                                () -> {
                                    close(listening);
                                    listening.close().addListener(done -> closed.complete(null));
                                },
                                LETTING_GO_MILLIS,
                                TimeUnit.MILLISECONDS));
        return closed;
    }

    private static void close(Channel listening) {
        if (!(listening.unsafe() instanceof NioUnsafe nio) || !(nio.ch() instanceof ServerSocketChannel server)) {
            return;
        }
        List<SocketChannel> waiting = new ArrayList<>();
        try (server) {
            // nothing but the close may follow the last accept: who connects in between is reset
            SocketChannel next = server.accept();
            while (next != null) {
                waiting.add(next);
                next = server.accept();
            }
        } catch (IOException e) {
            LOG.debug("the last connections were not accepted: {}", e.toString());
        }
        waiting.forEach(
                connection -> listening.pipeline().fireChannelRead(new NioSocketChannel(listening, connection)));
    }
}
