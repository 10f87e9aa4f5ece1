package mgwc.gateway.upstream;

import io.netty.channel.EventLoop;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import mgwc.gateway.backend.Backend;
import mgwc.gateway.backend.BackendPool;
import mgwc.gateway.backend.BackendUrl;
import mgwc.gateway.backend.Connector;
import mgwc.gateway.backend.Credential;

/**
 * A set of backends that can stand in for each other, and the connections to them. Safe for use by many event loops,
 * each of which has connections of its own.
 */
public final class Upstream {

    private final VertxInternal vertx;
    private final Duration connectTimeout;
    private final Optional<Credential> credential;
    private final BackendPool.Size poolSize;
    private final Connector connector;
    private final Balancer balancer;
    private final Map<EventLoop, Map<Backend, BackendPool>> pools = new ConcurrentHashMap<>();

    public Upstream(
            Vertx vertx,
            String name,
            UpstreamDefinition config,
            Optional<Credential> credential,
            Optional<Buffer> authorities,
            BackendPool.Size poolSize) {
        this.vertx = (VertxInternal) vertx;
        this.connectTimeout = Duration.ofMillis(config.timeouts().connectMillis());
        this.credential = credential;
        this.poolSize = poolSize;
        this.connector = new Connector(vertx, name, config.timeouts(), authorities);
        List<Backend> backends = config.backends().stream()
                .map(backend -> new Backend(backend.name(), BackendUrl.parse(backend.url()), backend.weight()))
                .toList();
        this.balancer = switch (config.loadBalancing()) {
            case ROUND_ROBIN -> new Balancer(backends);
        };
    }

    public Balancer balancer() {
        return balancer;
    }

    public Optional<Credential> credential() {
        return credential;
    }

    public BackendPool pool(EventLoop loop, Backend backend) {
        return pools.computeIfAbsent(loop, first -> new HashMap<>())
                .computeIfAbsent(backend, absent -> newPool(loop, backend));
    }

    private BackendPool newPool(EventLoop loop, Backend backend) {
        // its own context, so that no connection keeps that of the request it was first used for
        ContextInternal context = vertx.contextBuilder().withEventLoop(loop).build();
        return new BackendPool(context, connector, backend, connectTimeout, poolSize);
    }

    /** Closes all connections, also those that are in use. */
    public Future<Void> close() {
        pools.forEach((loop, ofLoop) -> loop.execute(() -> ofLoop.values().forEach(BackendPool::close)));
        return connector.close();
    }
}
