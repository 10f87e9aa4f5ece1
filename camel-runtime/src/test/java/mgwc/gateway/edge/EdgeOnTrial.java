package mgwc.gateway.edge;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import mgwc.gateway.operation.GatewayRequest;
import mgwc.gateway.operation.Operation;
import mgwc.gateway.problem.Problem;
import mgwc.gateway.route.EdgeComponent;
import mgwc.gateway.route.EdgeEngine;
import mgwc.gateway.route.StepComponent;
import mgwc.gateway.step.RouteStep;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * An edge before routes of one step each, which stand in for a back end: {@code echo} answers with the path, the query
 * and the body it got, and the others misbehave.
 */
final class EdgeOnTrial implements AutoCloseable {

    /** What the edge said about a request that has ended. */
    record Ended(String operation, String path, int status, int problem, boolean truncated, long in, long out) {}

    final Vertx vertx = Vertx.vertx();
    final DefaultCamelContext camel = new DefaultCamelContext();
    final EdgeEngine engine = new EdgeEngine();
    final BlockingQueue<Ended> ended = new LinkedBlockingQueue<>();
    final BlockingQueue<GatewayRequest> hanging = new LinkedBlockingQueue<>();
    final HttpEdge edge;
    final int port;

    EdgeOnTrial() throws Exception {
        this(Optional.empty(), Duration.ofSeconds(30), Duration.ofSeconds(30));
    }

    EdgeOnTrial(Optional<EdgeOptions.Tls> tls, Duration idle, Duration head) throws Exception {
        camel.getRegistry().bind("platform-http-engine", engine);
        camel.addComponent("platform-http", new EdgeComponent(engine));
        Map<String, RouteStep> steps = Map.of(
                "echo", this::echo,
                "later",
                        (request, resume) -> {
                            request.context().owner().setTimer(1, timer -> {
                                echo(request, () -> {});
                                resume.run();
                            });
                            return false;
                        },
                "hang",
                        (request, resume) -> {
                            request.onEnd(gone -> resume.run());
                            hanging.add(request);
                            return false;
                        },
                "deny",
                        (request, resume) -> {
                            request.deny(Problem.missingCredentials());
                            return true;
                        },
                "throw",
                        (request, resume) -> {
                            throw new IllegalStateException("secret detail");
                        },
                "nothing", (request, resume) -> true);
        camel.addComponent("mgw-trial", new StepComponent(steps));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                for (String kind : steps.keySet()) {
                    from("platform-http:/shop?matchOnUriPrefix=true")
                            .routeId(kind)
                            .errorHandler(noErrorHandler())
                            .to("mgw-trial:" + kind);
                }
            }
        });
        camel.start();
        edge = new HttpEdge(vertx, traffic("unmatched"));
        edge.publish(generation());
        port = edge.listen(new EdgeOptions("127.0.0.1", 0, tls, idle, head), 2)
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    Generation generation() {
        GenerationBuilder generation = new GenerationBuilder();
        for (String method : List.of("GET", "POST", "PUT")) {
            serve(generation, method, "/echo", "echo");
            serve(generation, method, "/echo/{id}", "echo");
        }
        serve(generation, "POST", "/later", "later");
        serve(generation, "GET", "/hang", "hang");
        serve(generation, "POST", "/deny", "deny");
        serve(generation, "GET", "/throw", "throw");
        serve(generation, "GET", "/nothing", "nothing");
        return generation.build();
    }

    private void serve(GenerationBuilder generation, String method, String path, String route) {
        Operation operation = new Operation(
                "0123456789ab",
                "shop",
                "/shop",
                route,
                path,
                route,
                Optional.empty(),
                Set.of(),
                false,
                Map.of(),
                List.of(),
                Map.of());
        generation.serve(
                HttpMethod.valueOf(method), operation, Objects.requireNonNull(engine.route(route)), traffic(route));
    }

    private RequestListener traffic(String operation) {
        return new RequestListener() {
            @Override
            public void began(GatewayRequest request) {}

            @Override
            public void ended(GatewayRequest request) {
                Problem problem = request.problem();
                ended.add(new Ended(
                        operation,
                        request.path(),
                        request.status(),
                        problem == null ? 0 : problem.code(),
                        request.truncated(),
                        request.requestBytes(),
                        request.responseBytes()));
            }
        };
    }

    private boolean echo(GatewayRequest request, Runnable resume) {
        request.forwarded("trial", 1);
        Buffer body = Buffer.buffer();
        var response = request.http().response();
        if (request.http().isEnded()) {
            response.end(request.path() + "?" + request.query() + " ");
            return true;
        }
        request.http().handler(body::appendBuffer);
        request.http().endHandler(end -> response.end(request.path() + "?" + request.query() + " " + body));
        request.http().resume();
        return true;
    }

    Ended nextEnded() throws InterruptedException {
        return ended.poll(10, TimeUnit.SECONDS);
    }

    CompletionStage<Void> drain(Duration grace, Duration limit) {
        return edge.drain(grace, limit);
    }

    @Override
    public void close() throws Exception {
        camel.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
