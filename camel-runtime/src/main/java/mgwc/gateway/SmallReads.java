package mgwc.gateway;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.ChannelOption;
import io.netty.channel.RecvByteBufAllocator;
import io.vertx.core.impl.transports.NioTransport;
import io.vertx.core.net.TcpConfig;
import io.vertx.core.transport.Transport;
import org.jspecify.annotations.Nullable;

/**
 * Java's own sockets, read in small buffers. A stalled connection holds the buffer that was read last, and a connection
 * with half a TLS record holds one too. The size must be set before a connection opens, and Vert.x has no option for
 * it.
 */
final class SmallReads extends NioTransport implements Transport {

    private static final int SMALLEST = 512;
    private static final int FIRST = 2048;
    private static final int LARGEST = 16 * 1024;

    /** Each connection gets a handle of its own. */
    private static final RecvByteBufAllocator BUFFERS =
            new AdaptiveRecvByteBufAllocator(SMALLEST, FIRST, LARGEST).maxMessagesPerRead(1);

    @Override
    public void configure(TcpConfig options, boolean domainSocket, Bootstrap bootstrap) {
        super.configure(options, domainSocket, bootstrap);
        bootstrap.option(ChannelOption.RECVBUF_ALLOCATOR, BUFFERS);
    }

    @Override
    public void configure(TcpConfig options, boolean domainSocket, ServerBootstrap bootstrap) {
        super.configure(options, domainSocket, bootstrap);
        bootstrap.childOption(ChannelOption.RECVBUF_ALLOCATOR, BUFFERS);
    }

    @Override
    public String name() {
        return "nio";
    }

    @Override
    public boolean available() {
        return true;
    }

    @Override
    public @Nullable Throwable unavailabilityCause() {
        return null;
    }

    @Override
    public io.vertx.core.spi.transport.Transport implementation() {
        return this;
    }
}
