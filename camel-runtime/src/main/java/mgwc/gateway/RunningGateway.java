package mgwc.gateway;

import io.netty.util.internal.PlatformDependent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import mgwc.gateway.admin.AdminServer;
import mgwc.gateway.admin.GatewayMetrics;
import mgwc.gateway.admin.Reloads;
import mgwc.gateway.budget.BodyBudget;
import mgwc.gateway.edge.BodyLimits;
import mgwc.gateway.edge.EdgeOptions;
import mgwc.gateway.edge.HttpEdge;
import mgwc.gateway.jwt.KeySetState;
import mgwc.gateway.jwt.TokenVerifiers;
import mgwc.gateway.lease.SharedResources;
import mgwc.gateway.policy.Policies;
import mgwc.gateway.release.GatewayConfig;
import mgwc.gateway.release.Release;
import mgwc.gateway.release.ReleaseReader;
import mgwc.gateway.release.ReleaseRefused;
import mgwc.gateway.reload.Reloader;
import mgwc.gateway.route.CamelEngine;
import mgwc.gateway.route.EdgeEngine;
import mgwc.gateway.secret.SecretReader;
import mgwc.gateway.upstream.Upstreams;
import mgwc.gateway.usage.Spool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A gateway from its first route to its last response. It listens when all routes are started and is ready when it
 * listens; it stops in the opposite order.
 */
public final class RunningGateway implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunningGateway.class);
    private static final Duration LISTEN_LIMIT = Duration.ofSeconds(10);

    /** How long callers have to hear of it on the connections they keep. */
    static final Duration DRAIN_GRACE = Duration.ofMillis(500);

    /** How long requests in flight may take when the gateway is told to stop. */
    static final Duration DRAIN_LIMIT = Duration.ofSeconds(20);

    private static final Duration ADMIN_CLOSE = Duration.ofSeconds(2);

    private final Vertx vertx;
    private final CamelEngine camel;
    private final SharedResources shared = new SharedResources();
    private final GatewayMetrics metrics = new GatewayMetrics();
    private final HttpEdge edge;
    private final Reloader reloader;
    private final Reloads reloads;
    private final AdminServer admin;
    private final Listening listening;

    /** Where the gateway can be reached. */
    record Listening(String scheme, String host, int port, String adminHost, int adminPort) {
        String address() {
            return scheme + "://" + bracketed(host) + ":" + port;
        }

        String adminAddress() {
            return "http://" + bracketed(adminHost) + ":" + adminPort;
        }

        private static String bracketed(String host) {
            return host.contains(":") ? "[" + host + "]" : host;
        }
    }

    private RunningGateway(GatewayArguments arguments) throws ReleaseRefused, StartFailed {
        Release release = ReleaseReader.read(arguments.release());
        SecretReader secrets = new SecretReader();
        vertx = vertx();
        spool(release.gateway().analytics()).ifPresent(open -> {
            watchSpool(open);
            shared.with(Spool.class, open);
        });
        shared.with(Upstreams.class, new Upstreams(vertx, secrets));
        EdgeEngine engine = new EdgeEngine();
        try {
            ListenerSettings listener = ListenerSettings.of(release, arguments, secrets, vertx);
            camel = CamelEngine.start(engine);
            BodyLimits bodies = BodyLimits.ofThisProcess();
            edge = new HttpEdge(vertx, bodies, metrics.unmatched());
            watchBodies(bodies, edge);
            reloader = new Reloader(
                    arguments.release(),
                    camel.context(),
                    engine,
                    edge,
                    Policies.MODULES,
                    shared,
                    metrics,
                    new RunningSettings(release.gateway(), arguments, vertx, edge, secrets));
            reloads = new Reloads(reloader, metrics);
            metrics.keySets(this::keySets);
            admin = new AdminServer(vertx, reloader, metrics, reloads, this::keySets, edge::stalledLoops);
            metrics.serving(release, reloader.serve(release).number());
            listening = listen(listener, release.gateway().admin(), arguments);
            admin.ready(true);
        } catch (ReleaseRefused | StartFailed | RuntimeException e) {
            shared.close();
            vertx.close();
            throw e;
        }
    }

    /** Starts a gateway; it serves when this returns. */
    static RunningGateway start(GatewayArguments arguments) throws ReleaseRefused, StartFailed {
        return new RunningGateway(arguments);
    }

    private static Vertx vertx() {
        VertxOptions options = new VertxOptions()
                .setPreferNativeTransport(false)
                .setWorkerPoolSize(2)
                .setInternalBlockingPoolSize(2)
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false));
        return Vertx.builder().with(options).withTransport(new SmallReads()).build();
    }

    private static Optional<Spool> spool(GatewayConfig.Analytics analytics) {
        if (!analytics.enabled()) {
            return Optional.empty();
        }
        String name = Objects.requireNonNullElse(System.getenv("HOSTNAME"), "gateway");
        return Optional.of(new Spool(Path.of(analytics.spoolDirectory()), name));
    }

    private void watchBodies(BodyLimits bodies, HttpEdge listener) {
        BodyBudget budget = bodies.budget();
        metrics.gauge("mgwc.bodies.bytes", "bytes that the bodies in flight hold", budget::held);
        metrics.gauge("mgwc.bodies.limit.bytes", "bytes that all bodies in flight may hold", budget::limit);
        metrics.counter(
                "mgwc.bodies.refused",
                "requests that were refused for want of memory for bodies",
                budget,
                BodyBudget::refused);
        metrics.counter(
                "mgwc.bodies.exhausted", "bodies that were ended for want of memory", budget, BodyBudget::exhausted);
        metrics.counter(
                "mgwc.readers.cut",
                "responses that were ended because the caller read too slowly",
                bodies,
                BodyLimits::cutReaders);
        metrics.gauge(
                "mgwc.direct.memory.bytes",
                "bytes outside the heap that connections hold",
                PlatformDependent::usedDirectMemory);
        metrics.gauge("mgwc.event.loops.stalled", "event loops that do not turn", listener::stalledLoops);
    }

    private void watchSpool(Spool watched) {
        metrics.counter(
                "mgwc.usage.events.written",
                "usage events that are with the operating system",
                watched,
                Spool::written);
        metrics.counter("mgwc.usage.events.lost", "usage events that were not written", watched, Spool::lost);
        metrics.counter(
                "mgwc.usage.events.removed",
                "usage events that were written and removed to make room",
                watched,
                Spool::removed);
        metrics.gauge(
                "mgwc.usage.spool.failing", "1 while usage events cannot be written", () -> watched.failing() ? 1 : 0);
    }

    private Collection<KeySetState> keySets() {
        return shared.find(TokenVerifiers.class)
                .map(verifiers -> verifiers.keySets().values())
                .orElse(List.of());
    }

    private Listening listen(ListenerSettings listener, GatewayConfig.Admin config, GatewayArguments arguments)
            throws StartFailed {
        EdgeOptions options = listener.options();
        int port =
                await(edge.listen(options, Runtime.getRuntime().availableProcessors()), options.host(), options.port());
        String adminHost = arguments.adminHost().orElse(config.host());
        int wanted = arguments.adminPort().orElse(config.port());
        int adminPort = await(admin.listen(adminHost, wanted), adminHost, wanted);
        return new Listening(options.tls().isPresent() ? "https" : "http", options.host(), port, adminHost, adminPort);
    }

    private static int await(Future<Integer> listening, String host, int port) throws StartFailed {
        try {
            return listening.toCompletionStage().toCompletableFuture().get(LISTEN_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new StartFailed("cannot listen on `" + host + "` port " + port + ": " + cause.getMessage());
        } catch (TimeoutException e) {
            throw new StartFailed("cannot listen on `" + host + "` port " + port + ": no answer from the system");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailed("interrupted");
        }
    }

    Listening listening() {
        return listening;
    }

    String digest() {
        Reloader.Current current = reloader.current();
        return current == null ? "none" : current.release().digest();
    }

    /** Serves what is in the release directory now; the log says how that went. */
    void reload() {
        try {
            reloads.reload();
        } catch (RuntimeException e) {
            LOG.error("the reload failed", e);
        }
    }

    /** Stops taking requests, lets those in flight end within the limit, and gives everything back. */
    void stop(Duration drainLimit) {
        stop(Duration.ZERO, drainLimit);
    }

    private void stop(Duration grace, Duration drainLimit) {
        admin.ready(false);
        int inFlight = edge.inFlight();
        LOG.info("stopping; requests in flight: {}", inFlight);
        await(edge.drain(grace, drainLimit), grace.plus(drainLimit).plusSeconds(2));
        await(admin.close(), ADMIN_CLOSE);
        reloader.close();
        camel.close();
        shared.close();
        await(vertx.close().toCompletionStage(), Duration.ofSeconds(5));
        LOG.info("stopped");
    }

    private static void await(CompletionStage<Void> stage, Duration limit) {
        try {
            stage.toCompletableFuture().get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("stopping goes on without waiting longer: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop(DRAIN_GRACE, DRAIN_LIMIT);
    }
}
