package mgwc.gateway.edge;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import mgwc.gateway.problem.Problem;
import mgwc.gateway.request.Operation;
import mgwc.gateway.request.Request;
import mgwc.gateway.request.RequestBody;
import mgwc.gateway.step.RequestPhase;
import mgwc.gateway.step.StepChain;
import mgwc.gateway.step.Steps;
import org.jspecify.annotations.Nullable;

/**
 * An edge before operations of one step each, which stand in for a backend: {@code echo} answers with the path, the
 * query and the body it got, and the others misbehave.
 */
final class EdgeOnTrial implements AutoCloseable {

    private static final Problem UNKNOWN_CALLER = Problem.of(
                    Problem.Category.UNAUTHENTICATED, 900902, 401, "Missing Credentials", "who are you")
            .withChallenge("Bearer realm=\"mgwc\"");

    /** What the edge said about a request that has ended. */
    record Ended(String operation, String path, int status, int problem, boolean truncated, long in, long out) {}

    final Vertx vertx = Vertx.vertx();
    final BlockingQueue<Ended> ended = new LinkedBlockingQueue<>();
    final BlockingQueue<Request> hanging = new LinkedBlockingQueue<>();
    final HttpEdge edge;
    final int port;
    private final Map<String, RequestPhase> steps = Map.of(
            "echo",
            EdgeOnTrial::echo,
            "later",
            (request, resume) -> {
                request.eventLoop()
                        .schedule(
                                () -> {
                                    echo(request, () -> {});
                                    resume.run();
                                },
                                1,
                                TimeUnit.MILLISECONDS);
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
                request.deny(UNKNOWN_CALLER);
                return true;
            },
            "throw",
            (request, resume) -> {
                throw new IllegalStateException("secret detail");
            },
            "nothing",
            (request, resume) -> true);

    EdgeOnTrial() throws Exception {
        this(Optional.empty(), Duration.ofSeconds(30), Duration.ofSeconds(30));
    }

    EdgeOnTrial(Optional<EdgeOptions.Tls> tls, Duration idle, Duration head) throws Exception {
        edge = new HttpEdge(vertx, BodyLimits.ofThisProcess(), listener("unmatched"));
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

    private void serve(GenerationBuilder generation, String method, String path, String kind) {
        Steps only = Steps.of(Map.of(0, steps.get(kind)));
        generation.serve(
                HttpMethod.valueOf(method),
                new Operation("0123456789ab", "shop", "/shop", kind, path, kind, only),
                only,
                active -> new StepChain(active.steps(), active.request(), () -> active.routeEnded(null)).run(),
                listener(kind));
    }

    private RequestListener listener(String operation) {
        return new RequestListener() {
            @Override
            public void began(Request request) {}

            @Override
            public void ended(Request request) {
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

    private static boolean echo(Request request, Runnable resume) {
        request.forwarded("trial", 1);
        var body = new StringBuilder();
        request.body().read(new RequestBody.Reader() {
            @Override
            public void chunk(ByteBuf chunk) {
                body.append(chunk.toString(StandardCharsets.UTF_8));
                chunk.release();
            }

            @Override
            public void refused() {
                throw new AssertionError("the budget is larger than the bodies of a test");
            }

            @Override
            public void end() {
                respond(request, request.path() + "?" + request.query() + " " + body);
            }
        });
        return true;
    }

    private static void respond(Request request, String text) {
        request.response().status(200);
        request.response().headers().set("Content-Length", Integer.toString(text.length()));
        if (request.response().begin()) {
            request.response().end(Unpooled.copiedBuffer(text, StandardCharsets.UTF_8));
        }
    }

    @Nullable
    Ended nextEnded() throws InterruptedException {
        return ended.poll(10, TimeUnit.SECONDS);
    }

    CompletionStage<Void> drain(Duration grace, Duration limit) {
        return edge.drain(grace, limit);
    }

    @Override
    public void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
