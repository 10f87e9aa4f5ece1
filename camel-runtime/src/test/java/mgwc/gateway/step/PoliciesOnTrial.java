package mgwc.gateway.step;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mgwc.gateway.edge.EdgeOptions;
import mgwc.gateway.edge.GenerationBuilder;
import mgwc.gateway.edge.HttpEdge;
import mgwc.gateway.edge.RequestListener;
import mgwc.gateway.jwt.TokenVerifier;
import mgwc.gateway.operation.GatewayRequest;
import mgwc.gateway.operation.Operation;
import mgwc.gateway.operation.Subscriber;
import mgwc.gateway.route.EdgeComponent;
import mgwc.gateway.route.EdgeEngine;
import mgwc.gateway.route.StepComponent;
import mgwc.gateway.throttle.Limiter;
import mgwc.gateway.usage.Spool;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** One operation behind all policy steps and real HTTP; a step that says who called stands in for the back end. */
final class PoliciesOnTrial implements AutoCloseable {

    /** What the operation asks for. */
    record Policy(
            TokenVerifier verifier,
            Set<String> scopes,
            boolean subscriptionRequired,
            Map<String, Subscriber> subscribers,
            List<Limiter> limiters) {

        static Policy of(TokenVerifier verifier) {
            return new Policy(verifier, Set.of(), false, Map.of(), List.of());
        }

        Policy withScopes(String... required) {
            return new Policy(verifier, Set.of(required), subscriptionRequired, subscribers, limiters);
        }

        Policy withSubscribers(boolean required, Map<String, Subscriber> known) {
            return new Policy(verifier, scopes, required, known, limiters);
        }

        Policy withLimiters(Limiter... limits) {
            return new Policy(verifier, scopes, subscriptionRequired, subscribers, List.of(limits));
        }
    }

    final AtomicInteger forwarded = new AtomicInteger();
    private final Vertx vertx = Vertx.vertx();
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Path directory;
    private final Spool spool;
    final int port;

    PoliciesOnTrial(Path directory, Policy policy) throws Exception {
        this.directory = directory;
        this.spool = new Spool(directory, "gw-1");
        var engine = new EdgeEngine();
        camel.getRegistry().bind("platform-http-engine", engine);
        camel.addComponent("platform-http", new EdgeComponent(engine));
        camel.addComponent("mgw-authenticate", new StepComponent(Map.of("jwt", new Authenticate())));
        camel.addComponent("mgw-authorize", new StepComponent(Map.of("scopes", new Authorize())));
        camel.addComponent("mgw-throttle", new StepComponent(Map.of("local", new Throttle())));
        camel.addComponent("mgw-forward", new StepComponent(Map.of("trial", this::answer)));
        camel.addComponent("mgw-tap", new StepComponent(Map.of("spool", new Tap(spool))));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("platform-http:/shop?matchOnUriPrefix=true")
                        .routeId("shop-v1.jwt")
                        .errorHandler(noErrorHandler())
                        .to("mgw-authenticate:jwt")
                        .to("mgw-authorize:scopes")
                        .to("mgw-throttle:local")
                        .to("mgw-forward:trial")
                        .to("mgw-tap:spool");
            }
        });
        camel.start();
        var generation = new GenerationBuilder();
        generation.serve(
                HttpMethod.GET, operation(policy), Objects.requireNonNull(engine.route("shop-v1.jwt")), UNHEARD);
        var options =
                new EdgeOptions("127.0.0.1", 0, Optional.empty(), EdgeOptions.DEFAULT_IDLE, EdgeOptions.DEFAULT_HEAD);
        var edge = new HttpEdge(vertx, UNHEARD);
        edge.publish(generation.build());
        port = edge.listen(options, 1).toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private static final RequestListener UNHEARD = new RequestListener() {
        @Override
        public void began(GatewayRequest request) {}

        @Override
        public void ended(GatewayRequest request) {}
    };

    private static Operation operation(Policy policy) {
        return new Operation(
                "0123456789ab",
                "shop-v1",
                "/shop",
                "getOrder",
                "/order/{id}",
                "shop-v1.jwt",
                Optional.of(policy.verifier),
                policy.scopes,
                policy.subscriptionRequired,
                policy.subscribers,
                policy.limiters,
                Map.of());
    }

    private boolean answer(GatewayRequest request, Runnable resume) {
        forwarded.incrementAndGet();
        request.forwarded("trial", 1_000);
        var response = request.http().response();
        if (Vertx.currentContext() != request.context()) {
            response.setStatusCode(500).end("on a thread that is not the request's");
            return true;
        }
        var caller = request.caller();
        response.end(caller == null ? "nobody" : caller.clientId().orElse("no client"));
        return true;
    }

    /** Asks for an order with these {@code Authorization} fields. */
    HttpResponse<String> get(String... authorization) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/shop/order/4711?card=secret"))
                .timeout(Duration.ofSeconds(10))
                .version(HttpClient.Version.HTTP_1_1);
        for (String field : authorization) {
            request.header("Authorization", field);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The lines of the spool, once there are so many. */
    List<String> events(int count) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (spool.written() < count && System.nanoTime() < deadline) {
            Thread.yield();
        }
        var lines = new ArrayList<String>();
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                lines.addAll(Files.readAllLines(file));
            }
        }
        return lines;
    }

    @Override
    public void close() throws Exception {
        client.shutdownNow();
        camel.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        spool.close();
    }
}
