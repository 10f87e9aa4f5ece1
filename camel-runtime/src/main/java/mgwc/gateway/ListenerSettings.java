package mgwc.gateway;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import mgwc.gateway.backend.Timeouts;
import mgwc.gateway.edge.EdgeOptions;
import mgwc.gateway.release.GatewayConfig.Listener;
import mgwc.gateway.release.Release;
import mgwc.gateway.release.ReleaseRefused;
import mgwc.gateway.secret.SecretReader;
import mgwc.gateway.upstream.UpstreamDefinition;

/** The listener of a release with what the command line changes of it, and the certificate it names. */
record ListenerSettings(EdgeOptions options) {

    private static final Duration BEYOND_THE_BACKEND = Duration.ofSeconds(5);

    static ListenerSettings of(Release release, GatewayArguments arguments, SecretReader secrets, Vertx vertx)
            throws StartFailed, ReleaseRefused {
        Listener listener = release.gateway().listener();
        Optional<EdgeOptions.Tls> tls = Optional.empty();
        if (listener.tls().isPresent()) {
            tls = Optional.of(ListenerCertificate.read(listener.tls().get(), secrets, vertx));
        }
        return new ListenerSettings(new EdgeOptions(
                arguments.host().orElse(listener.host()),
                arguments.port().orElse(listener.port()),
                tls,
                idle(release.definitions().all(UpstreamDefinition.KIND).values()),
                EdgeOptions.DEFAULT_HEADER_TIMEOUT));
    }

    /**
     * How long a caller's connection may be silent. A connection is silent too while its request waits for a backend,
     * so it outlasts the most patient upstream of the release.
     */
    static Duration idle(Collection<UpstreamDefinition> upstreams) {
        Duration idle = EdgeOptions.DEFAULT_IDLE;
        for (UpstreamDefinition upstream : upstreams) {
            Timeouts timeouts = upstream.timeouts();
            long connecting = timeouts.connectMillis() * upstream.backends().size();
            Duration patience = Duration.ofMillis(
                            Math.max(connecting + timeouts.responseMillis(), timeouts.idleMillis()))
                    .plus(BEYOND_THE_BACKEND);
            if (patience.compareTo(idle) > 0) {
                idle = patience;
            }
        }
        return idle;
    }
}
