package mgwc.gateway.policy;

import io.netty.buffer.Unpooled;
import io.netty.util.concurrent.EventExecutor;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
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
import mgwc.gateway.edge.BodyLimits;
import mgwc.gateway.edge.EdgeOptions;
import mgwc.gateway.edge.GenerationBuilder;
import mgwc.gateway.edge.HttpEdge;
import mgwc.gateway.edge.RequestListener;
import mgwc.gateway.identity.Anonymous;
import mgwc.gateway.identity.Application;
import mgwc.gateway.identity.Authenticated;
import mgwc.gateway.identity.KeyType;
import mgwc.gateway.jwt.TokenVerifier;
import mgwc.gateway.policy.authenticate.Authenticate;
import mgwc.gateway.policy.authorize.Authorize;
import mgwc.gateway.policy.throttle.Limiter;
import mgwc.gateway.policy.throttle.Subscriptions;
import mgwc.gateway.policy.throttle.Throttle;
import mgwc.gateway.request.Operation;
import mgwc.gateway.request.Request;
import mgwc.gateway.route.EdgeComponent;
import mgwc.gateway.route.EdgeEngine;
import mgwc.gateway.route.StepComponent;
import mgwc.gateway.step.EndPhase;
import mgwc.gateway.step.RequestPhase;
import mgwc.gateway.step.Step;
import mgwc.gateway.step.Steps;
import mgwc.gateway.usage.Spool;
import mgwc.release.StepCatalogue;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** One operation behind all policy steps and real HTTP; a step that says who called stands in for the backend. */
final class PoliciesOnTrial implements AutoCloseable {

    /** What the operation asks for. */
    record Policy(
            TokenVerifier verifier,
            Set<String> scopes,
            boolean subscriptionRequired,
            Map<String, Application> applications,
            List<Limiter> limiters,
            Map<String, Map<String, Limiter>> subscriptions,
            boolean forwardToken) {

        static Policy of(TokenVerifier verifier) {
            return new Policy(verifier, Set.of(), false, Map.of(), List.of(), Map.of(), false);
        }

        Policy withTokenForwarded() {
            return new Policy(verifier, scopes, subscriptionRequired, applications, limiters, subscriptions, true);
        }

        Policy withScopes(String... required) {
            return new Policy(
                    verifier,
                    Set.of(required),
                    subscriptionRequired,
                    applications,
                    limiters,
                    subscriptions,
                    forwardToken);
        }

        /** Makes the client {@code web} known as one of the application {@code web-shop}. */
        Policy withWebShop(boolean required, Set<String> subscribed) {
            var webShop = new Application("web-shop", Optional.of("team-shop"), KeyType.PRODUCTION, subscribed);
            return new Policy(
                    verifier, scopes, required, Map.of("web", webShop), limiters, subscriptions, forwardToken);
        }

        Policy withSubscriptionRequired() {
            return new Policy(verifier, scopes, true, applications, limiters, subscriptions, forwardToken);
        }

        Policy withLimiters(Limiter... limits) {
            return new Policy(
                    verifier, scopes, subscriptionRequired, applications, List.of(limits), subscriptions, forwardToken);
        }

        /** Limits the subscription of {@code web-shop} to the API. */
        Policy withSubscriptionLimiter(Limiter limiter) {
            return new Policy(
                    verifier,
                    scopes,
                    subscriptionRequired,
                    applications,
                    limiters,
                    Map.of("web-shop", Map.of("shop-v1", limiter)),
                    forwardToken);
        }

        /** The steps at their positions in the catalogue. */
        Steps steps(RequestPhase forward, Step usage) {
            return Steps.of(Map.of(
                    position("authenticate"), new Authenticate(verifier, applications, forwardToken),
                    position("authorize"), new Authorize(scopes, subscriptionRequired),
                    position("throttle"), new Throttle(limiters, new Subscriptions(subscriptions)),
                    position("forward"), forward,
                    position("usage"), usage));
        }

        private static int position(String step) {
            return StepCatalogue.STEPS.indexOf(StepCatalogue.find(step).orElseThrow());
        }
    }

    final AtomicInteger forwarded = new AtomicInteger();
    /** The {@code Authorization} fields of the request that was forwarded last. */
    volatile List<String> authorization = List.of();

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
        StepComponent.addAll(camel);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("platform-http:/shop?matchOnUriPrefix=true")
                        .routeId("shop-v1.jwt")
                        .errorHandler(noErrorHandler())
                        .to("mgw-authenticate:jwt")
                        .to("mgw-authorize:scopes")
                        .to("mgw-throttle:local")
                        .to("mgw-forward:upstream")
                        .to("mgw-usage:spool");
            }
        });
        camel.start();
        var generation = new GenerationBuilder();
        EndPhase usage = spool::record;
        Steps steps = policy.steps(this::answer, usage);
        var operation =
                new Operation("0123456789ab", "shop-v1", "/shop", "getOrder", "/order/{id}", "shop-v1.jwt", steps);
        generation.serve(
                HttpMethod.GET, operation, steps, Objects.requireNonNull(engine.route("shop-v1.jwt")), UNHEARD);
        var options = new EdgeOptions(
                "127.0.0.1", 0, Optional.empty(), EdgeOptions.DEFAULT_IDLE, EdgeOptions.DEFAULT_HEADER_TIMEOUT);
        var edge = new HttpEdge(vertx, BodyLimits.ofThisProcess(), UNHEARD);
        edge.publish(generation.build());
        port = edge.listen(options, 1).toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private static final RequestListener UNHEARD = new RequestListener() {
        @Override
        public void began(Request request) {}

        @Override
        public void ended(Request request) {}
    };

    private boolean answer(Request request, Runnable resume) {
        authorization = request.headers().all("authorization");
        forwarded.incrementAndGet();
        request.forwarded("trial", 1_000);
        boolean ownThread = ((EventExecutor) request.eventLoop()).inEventLoop();
        String client = switch (request.identity()) {
            case Anonymous nobody -> "nobody";
            case Authenticated caller -> caller.clientId().orElse("no client");
        };
        String text = ownThread ? client : "on a thread that is not the request's";
        request.response().status(ownThread ? 200 : 500);
        request.response().headers().set("Content-Length", Integer.toString(text.length()));
        if (request.response().begin()) {
            request.response().end(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
        }
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
