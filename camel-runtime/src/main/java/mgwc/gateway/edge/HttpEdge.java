package mgwc.gateway.edge;

import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.ContextInternal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mgwc.gateway.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where requests come in: one server per event loop on one port. A request is checked, matched against the current
 * generation and sent through the route of its operation; what matches nothing is answered here.
 */
public final class HttpEdge {

    private static final Logger LOG = LoggerFactory.getLogger(HttpEdge.class);

    /** How much of responses waits for a caller that does not take it before the backend is not read any more. */
    private static final WriteBufferWaterMark HELD_FOR_A_CALLER = new WriteBufferWaterMark(4 * 1024, 8 * 1024);

    /** How long an event loop may take over one turn. */
    private static final Duration STALLED = Duration.ofSeconds(3);

    /** Of a request whose target could not be read. */
    private static final String NO_PATH = "/";

    private final Vertx vertx;
    private final BodyLimits bodies;
    private final RequestListener unmatched;
    private final EventLoopWatch turning = new EventLoopWatch(STALLED);
    private final List<HttpServer> servers = new ArrayList<>();
    private final List<Context> loops = new ArrayList<>();
    private final Acceptor acceptor = new Acceptor();
    private volatile Generation current;
    private final AtomicInteger connections = new AtomicInteger();
    private volatile CompletableFuture<Void> lastClosed = new CompletableFuture<>();
    private volatile boolean draining;
    private volatile long idleMillis;

    /**
     * An edge that serves nothing yet.
     *
     * @param unmatched told about the requests that belong to no operation
     */
    public HttpEdge(Vertx vertx, BodyLimits bodies, RequestListener unmatched) {
        this.vertx = vertx;
        this.bodies = bodies;
        this.current = new GenerationBuilder().build();
        this.unmatched = unmatched;
    }

    /** Listens on so many event loops. The future has the port, or fails if it cannot be had. */
    public Future<Integer> listen(EdgeOptions options, int eventLoops) {
        idle(options.idle());
        Context loop = vertx.getOrCreateContext();
        turning.watch(((ContextInternal) loop).nettyEventLoop());
        return Future.<HttpServer>future(
                        promise -> loop.runOnContext(start -> server(options).onComplete(promise)))
                .compose(server -> {
                    servers.add(server);
                    loops.add(loop);
                    return eventLoops == 1
                            ? Future.succeededFuture(server.actualPort())
                            : listen(options, eventLoops - 1);
                });
    }

    private Future<HttpServer> server(EdgeOptions options) {
        return vertx.createHttpServer(options.server())
                .connectionHandler(connection -> opened(connection, options))
                .requestHandler(this::accept)
                .invalidRequestHandler(this::acceptUnreadable)
                .exceptionHandler(failure -> LOG.debug("connection failed: {}", failure.toString()))
                .listen(options.address());
    }

    /** Changes how long a connection may be silent, for open connections if it is longer than before. */
    public void idle(Duration limit) {
        idleMillis = limit.toMillis();
    }

    long idleMillis() {
        return idleMillis;
    }

    /**
     * Presents another certificate on connections from now on.
     *
     * @return fails if it cannot be used; the one before stays
     */
    public Future<Void> renew(EdgeOptions.Tls tls) {
        return Future.join(servers.stream()
                        .map(server -> server.updateSSLOptions(tls.renewal()))
                        .toList())
                .mapEmpty();
    }

    /**
     * Serves requests that come from now on from another generation.
     *
     * @return completes when the last request of the generation before has ended
     */
    public CompletionStage<Void> publish(Generation next) {
        Generation before = current;
        current = next;
        return before.retire();
    }

    public int inFlight() {
        return current.inFlight();
    }

    /** How many event loops of the listener do not turn, so that the requests on them get no answer. */
    public int stalledLoops() {
        return turning.stalled();
    }

    BodyLimits bodies() {
        return bodies;
    }

    private void opened(HttpConnection connection, EdgeOptions options) {
        HeaderTimeout.guard(connection, options.headerTimeout());
        BodyIntake.guard(connection);
        ClosingConnection.channel(connection).config().setWriteBufferWaterMark(HELD_FOR_A_CALLER);
        acceptor.accepted(connection);
        IdleTimeout.guard(connection, this);
        connections.incrementAndGet();
        connection.closeHandler(closed -> {
            if (connections.decrementAndGet() == 0 && draining) {
                lastClosed.complete(null);
            }
        });
    }

    /**
     * Tells callers with every response that it is the connection's last, then accepts nothing more. Connections
     * without a request are closed, and the others as their requests end. The limit cuts off what is left.
     *
     * @param grace how long a kept connection, and one that was accepted last, may take to send a request: the request
     *     that is on its way when its connection is closed has failed
     */
    public CompletionStage<Void> drain(Duration grace, Duration limit) {
        draining = true;
        return quiet(grace)
                .thenCompose(over -> acceptor.close())
                .thenCompose(closed -> opened())
                .thenCompose(opened -> quiet(grace))
                .thenCompose(over -> shutDown(limit));
    }

    /** Completes when no connection is left, or after the grace. */
    private CompletionStage<Void> quiet(Duration grace) {
        CompletableFuture<Void> quiet = new CompletableFuture<>();
        lastClosed = quiet;
        if (connections.get() == 0 || !grace.isPositive()) {
            quiet.complete(null);
        } else {
            vertx.setTimer(grace.toMillis(), over -> quiet.complete(null));
        }
        return quiet;
    }

    /** Completes when the event loops have opened the connections that were accepted. */
    private CompletionStage<Void> opened() {
        return CompletableFuture.allOf(loops.stream()
                .map(loop -> {
                    CompletableFuture<Void> reached = new CompletableFuture<>();
                    loop.runOnContext(now -> reached.complete(null));
                    return reached;
                })
                .toArray(CompletableFuture<?>[]::new));
    }

    private CompletionStage<Void> shutDown(Duration limit) {
        List<Future<Void>> shutdowns = servers.stream()
                .map(server -> server.shutdown(limit.toMillis(), TimeUnit.MILLISECONDS))
                .toList();
        CompletableFuture<Void> drained = new CompletableFuture<>();
        Future.join(shutdowns).onComplete(shutDown -> drained.complete(null));
        return drained;
    }

    boolean draining() {
        return draining;
    }

    private void accept(HttpServerRequest http) {
        if (ClosingConnection.before(http)) {
            return;
        }
        if (RequestValidator.mayHaveBody(http)) {
            http.pause();
        }
        Generation generation = enter();
        Problem problem = RequestValidator.check(http);
        if (problem != null) {
            unmatched(http, generation, generation.ownTargets().listener(), NO_PATH, null)
                    .refuse(problem);
            return;
        }
        switch (RequestTarget.parse(http.uri())) {
            case RequestTarget.Resource resource -> route(http, generation, resource);
            case RequestTarget.Malformed malformed -> deny(http, generation, malformed.reason());
        }
    }

    private void deny(HttpServerRequest http, Generation generation, String reason) {
        unmatched(http, generation, generation.ownTargets().listener(), NO_PATH, null)
                .deny(Problem.malformedRequest(reason));
    }

    private void acceptUnreadable(HttpServerRequest http) {
        if (ClosingConnection.before(http)) {
            return;
        }
        Generation generation = enter();
        unmatched(http, generation, generation.ownTargets().listener(), NO_PATH, null)
                .refuse(RequestValidator.unreadable(http.decoderResult().cause()));
    }

    /** A generation that is current after it counted the request: one that was replaced meanwhile may be gone. */
    private Generation enter() {
        while (true) {
            Generation generation = current;
            generation.enter();
            if (generation == current) {
                return generation;
            }
            generation.leave();
        }
    }

    private void route(HttpServerRequest http, Generation generation, RequestTarget.Resource resource) {
        String path = resource.path();
        RouteTable.Match found = generation.table().find(http.method(), path);
        String refusal = generation.refusal(resource, found);
        if (refusal != null) {
            deny(http, generation, refusal);
            return;
        }
        switch (found) {
            case RouteMatch match ->
                new ActiveRequest(
                                this,
                                generation,
                                http,
                                match.operation(),
                                match.steps(),
                                path,
                                resource.query(),
                                match.listener())
                        .through(match.route());
            case RouteTable.MethodNotServed other ->
                unmatched(
                                http,
                                generation,
                                generation.ownTarget(other, preflightFor(http), path),
                                path,
                                resource.query())
                        .throughOwnSteps(Problem.methodNotAllowed(), String.join(", ", other.allowed()));
            case RouteTable.NoResource nothing ->
                unmatched(http, generation, generation.ownTargets().of(path), path, resource.query())
                        .throughOwnSteps(Problem.noMatchingResource(), null);
        }
    }

    /** The method that a preflight request asks for; null if the request is not a preflight. */
    private static @Nullable String preflightFor(HttpServerRequest http) {
        return http.method().equals(HttpMethod.OPTIONS)
                ? http.headers().get(HttpHeaderNames.ACCESS_CONTROL_REQUEST_METHOD)
                : null;
    }

    private ActiveRequest unmatched(
            HttpServerRequest http, Generation generation, OwnTarget own, String path, @Nullable String query) {
        return new ActiveRequest(this, generation, http, own.target(), own.steps(), path, query, unmatched);
    }
}
