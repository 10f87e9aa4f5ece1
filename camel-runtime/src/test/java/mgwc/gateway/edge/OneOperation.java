package mgwc.gateway.edge;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mgwc.gateway.request.Operation;
import mgwc.gateway.request.Request;
import mgwc.gateway.request.TrustedProxies;
import mgwc.gateway.step.Step;
import mgwc.gateway.step.StepChain;
import mgwc.gateway.step.Steps;

/** A listener that sends every request below {@code /base} through some steps, without looking at the request first. */
public final class OneOperation implements AutoCloseable {

    private final Vertx vertx;
    private final HttpEdge edge;
    private final HttpServer server;
    private final Steps steps;
    private final RequestListener listener;
    private final Generation generation;

    /** @param steps in the order of their positions */
    public OneOperation(
            Vertx vertx,
            HttpServerOptions options,
            TrustedProxies proxies,
            BodyLimits bodies,
            List<? extends Step> steps,
            RequestListener listener)
            throws Exception {
        GenerationBuilder builder = new GenerationBuilder();
        builder.trustedProxies(proxies);
        this.generation = builder.build();
        this.vertx = vertx;
        this.listener = listener;
        Map<Integer, Step> positions = new HashMap<>();
        steps.forEach(step -> positions.put(positions.size(), step));
        this.steps = Steps.of(positions);
        this.edge = new HttpEdge(vertx, bodies, listener);
        this.server = vertx.createHttpServer(options.setHost("127.0.0.1")
                        .setPort(0)
                        .setHttp2ClearTextEnabled(false)
                        .setHandle100ContinueAutomatically(false))
                .connectionHandler(BodyIntake::guard)
                .requestHandler(this::handle)
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    private void handle(HttpServerRequest http) {
        http.pause();
        generation.enter();
        String uri = http.uri();
        int mark = uri.indexOf('?');
        Operation operation = new Operation("release", "api", "/base", "operation", "/x", "api.anonymous", steps);
        new ActiveRequest(
                        edge,
                        generation,
                        http,
                        operation,
                        steps,
                        mark < 0 ? uri : uri.substring(0, mark),
                        mark < 0 ? null : uri.substring(mark + 1),
                        listener)
                .through(active -> {
                    Request request = active.request();
                    new StepChain(steps, request, () -> active.routeEnded(null)).run();
                });
    }

    public int port() {
        return server.actualPort();
    }

    @Override
    public void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
