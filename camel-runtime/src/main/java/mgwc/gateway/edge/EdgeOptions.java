package mgwc.gateway.edge;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.ServerSSLOptions;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Where and how the edge listens.
 *
 * @param port 0 for one that is free
 * @param idle a connection on which nothing was sent or received for so long is closed, also while a backend works
 * @param headerTimeout how long a client may take from the first to the last byte of a request head
 */
public record EdgeOptions(String host, int port, Optional<Tls> tls, Duration idle, Duration headerTimeout) {

    /** Longest request line in bytes; a longer one is answered with 414. */
    public static final int MAX_REQUEST_LINE = 8 << 10;

    /** All header fields together, in bytes; more is answered with 431. */
    public static final int MAX_HEADERS = 64 << 10;

    public static final Duration DEFAULT_IDLE = Duration.ofSeconds(60);
    public static final Duration DEFAULT_HEADER_TIMEOUT = Duration.ofSeconds(10);

    /** A PEM certificate chain and its PKCS #8 key. */
    public record Tls(Buffer certificates, Buffer key) {

        /** Both as Vert.x reads them. */
        public PemKeyCertOptions keyAndCertificates() {
            return new PemKeyCertOptions().addCertValue(certificates).addKeyValue(key);
        }

        /** For connections from now on, with the protocols that {@link EdgeOptions#server} offers. */
        ServerSSLOptions renewal() {
            return new ServerSSLOptions()
                    .setKeyCertOptions(keyAndCertificates())
                    .setUseAlpn(true)
                    .setApplicationLayerProtocols(List.of("h2", "http/1.1", "http/1.0"));
        }

        @Override
        public String toString() {
            return "Tls[redacted]";
        }
    }

    /** The same free port for all servers of the process where none is named. */
    SocketAddress address() {
        return port == 0 ? SocketAddress.sharedRandomPort(1, host) : SocketAddress.inetSocketAddress(port, host);
    }

    HttpServerOptions server() {
        HttpServerOptions options = new HttpServerOptions()
                .setAcceptBacklog(1024)
                .setMaxInitialLineLength(MAX_REQUEST_LINE)
                .setMaxHeaderSize(MAX_HEADERS)
                .setHttp2ClearTextEnabled(false)
                .setHandle100ContinueAutomatically(false)
                .setIdleTimeout((int) Math.min(idle.toMillis(), Integer.MAX_VALUE))
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        options.getInitialSettings().setMaxHeaderListSize(MAX_HEADERS);
        tls.ifPresent(pem -> options.setSsl(true).setUseAlpn(true).setKeyCertOptions(pem.keyAndCertificates()));
        return options;
    }
}
