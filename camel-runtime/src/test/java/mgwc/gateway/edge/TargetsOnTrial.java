package mgwc.gateway.edge;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import mgwc.gateway.request.Operation;
import mgwc.gateway.request.Request;
import mgwc.gateway.request.RequestBody;
import mgwc.gateway.step.EndPhase;
import mgwc.gateway.step.RequestPhase;
import mgwc.gateway.step.Step;
import mgwc.gateway.step.StepChain;
import mgwc.gateway.step.Steps;

/**
 * An edge whose listener, whose API {@code shop} at {@code /shop} and whose operation {@code PUT /shop/echo} have the
 * steps that a test gives them. Behind those of the operation stands one that answers with the body it got, as a
 * backend would, and each target tells when a request has ended.
 */
final class TargetsOnTrial implements AutoCloseable {

    private static final int LAST = 100;

    /** The targets of requests that have ended, in the order in which they did. */
    final BlockingQueue<String> ended = new LinkedBlockingQueue<>();

    final int port;
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpEdge edge;

    /** @param operation in the order of their positions; so are the others */
    TargetsOnTrial(Step[] listener, Step[] api, Step[] operation) throws Exception {
        GenerationBuilder generation = new GenerationBuilder();
        generation.listener(steps("listener", listener));
        generation.api("shop", "/shop", steps("shop", api));
        Map<Integer, Step> ofOperation = positions("echo", operation);
        RequestPhase backend = TargetsOnTrial::echo;
        ofOperation.put(LAST - 1, backend);
        Steps steps = Steps.of(ofOperation);
        generation.serve(
                HttpMethod.PUT,
                new Operation("0123456789ab", "shop", "/shop", "echo", "/echo", "shop.anonymous", steps),
                steps,
                active -> new StepChain(active.steps(), active.request(), () -> active.routeEnded(null)).run(),
                SILENT);
        edge = new HttpEdge(vertx, BodyLimits.ofThisProcess(), SILENT);
        edge.publish(generation.build());
        port = edge.listen(
                        new EdgeOptions(
                                "127.0.0.1", 0, Optional.empty(), Duration.ofSeconds(30), Duration.ofSeconds(30)),
                        1)
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    static TargetsOnTrial withOperation(Step... steps) throws Exception {
        return new TargetsOnTrial(new Step[0], new Step[0], steps);
    }

    private static final RequestListener SILENT = new RequestListener() {
        @Override
        public void began(Request request) {}

        @Override
        public void ended(Request request) {}
    };

    private Steps steps(String target, Step... given) {
        return Steps.of(positions(target, given));
    }

    private Map<Integer, Step> positions(String target, Step... given) {
        Map<Integer, Step> positions = new HashMap<>();
        for (int i = 0; i < given.length; i++) {
            positions.put(i, given[i]);
        }
        EndPhase tell = request -> ended.add(target + " " + request.status());
        positions.put(LAST, tell);
        return positions;
    }

    private static boolean echo(Request request, Runnable resume) {
        request.forwarded("trial", 1);
        ByteBuf body = Unpooled.buffer();
        request.body().read(new RequestBody.Reader() {
            @Override
            public void chunk(ByteBuf chunk) {
                body.writeBytes(chunk);
                chunk.release();
            }

            @Override
            public void refused() {
                throw new AssertionError("the budget is larger than the bodies of a test");
            }

            @Override
            public void end() {
                request.response().status(200);
                request.response().headers().set("Content-Length", Integer.toString(body.readableBytes()));
                request.response().headers().set("X-Backend", "trial");
                if (request.response().begin()) {
                    request.response().write(body.readRetainedSlice(body.readableBytes() / 2));
                    request.response().end(body.readRetainedSlice(body.readableBytes()));
                }
                resume.run();
            }
        });
        return false;
    }

    HttpResponse<String> ask(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(10))
                .version(HttpClient.Version.HTTP_1_1)
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() throws Exception {
        client.shutdownNow();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
