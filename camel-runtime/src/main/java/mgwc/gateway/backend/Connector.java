package mgwc.gateway.backend;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.net.NetClientInternal;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.ConnectOptions;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes connections: resolves the name, connects, and over {@code https} verifies that the certificate is one for the
 * host and issued by an authority that is trusted. There is no way to switch that off.
 */
public final class Connector {

    private static final Logger LOG = LoggerFactory.getLogger(Connector.class);

    private final String upstream;
    private final NetClientInternal client;
    private final Timeouts timeouts;
    private final ClientSSLOptions tls;

    /** @param authorities PEM certificates to trust instead of the platform's */
    public Connector(Vertx vertx, String upstream, Timeouts timeouts, Optional<Buffer> authorities) {
        this.upstream = upstream;
        this.timeouts = timeouts;
        this.client = (NetClientInternal) vertx.createNetClient(new NetClientOptions()
                .setConnectTimeout(millis(timeouts.connectMillis()))
                .setTcpNoDelay(true));
        this.tls = new ClientSSLOptions();
        tls.setHostnameVerificationAlgorithm("HTTPS");
        tls.setSslHandshakeTimeout(timeouts.connectMillis()).setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
        authorities.ifPresent(pem -> tls.setTrustOptions(new PemTrustOptions().addCertValue(pem)));
    }

    private static int millis(long value) {
        return (int) Math.min(value, Integer.MAX_VALUE);
    }

    /** A connection on the event loop of the context, which is the one this is called on. */
    Future<BackendConnection> connect(ContextInternal context, Backend backend, BackendPool pool) {
        BackendUrl url = backend.url();
        var options = new ConnectOptions()
                .setRemoteAddress(SocketAddress.inetSocketAddress(url.port(), url.host()))
                .setHost(url.host())
                .setPort(url.port())
                .setSsl(url.tls())
                .setSslOptions(tls);
        if (url.tls() && url.hasName()) {
            options.setSniServerName(url.host());
        }
        Promise<NetSocket> promise = context.promise();
        client.connectInternal(options, promise, context);
        return promise.future().map(socket -> {
            Channel channel =
                    ((NetSocketInternal) socket).channelHandlerContext().channel();
            removeAllButTls(channel.pipeline());
            return new BackendConnection(
                    pool,
                    channel,
                    Duration.ofMillis(timeouts.responseMillis()),
                    Duration.ofMillis(timeouts.idleMillis()));
        });
    }

    private static void removeAllButTls(ChannelPipeline pipeline) {
        for (Map.Entry<String, ChannelHandler> entry :
                new ArrayList<>(pipeline.toMap().entrySet())) {
            if (!(entry.getValue() instanceof SslHandler)) {
                pipeline.remove(entry.getValue());
            }
        }
    }

    static UpstreamError failure(Throwable cause) {
        return cause instanceof ConnectTimeoutException || cause instanceof SslHandshakeTimeoutException
                ? UpstreamError.CONNECT_TIMEOUT
                : UpstreamError.UNREACHABLE;
    }

    /** Ejects the backend, and logs it once. */
    void eject(Backend backend, Throwable cause) {
        Duration ejection = backend.eject(System.nanoTime());
        if (!ejection.isZero()) {
            LOG.warn(
                    "backend `{}` of `{}` ejected for {} s: {}",
                    backend.name(),
                    upstream,
                    ejection.toSeconds(),
                    Objects.requireNonNullElse(
                            cause.getMessage(), cause.getClass().getSimpleName()));
        }
    }

    /** Logs once that a backend sends bytes that belong to no response, each time at the cost of a connection. */
    void reportSurplus(Backend backend) {
        if (backend.firstSurplus()) {
            LOG.warn(
                    "backend `{}` of `{}` sent bytes behind a response; the gateway closes such connections",
                    backend.name(),
                    upstream);
        }
    }

    public Future<Void> close() {
        return client.close();
    }
}
