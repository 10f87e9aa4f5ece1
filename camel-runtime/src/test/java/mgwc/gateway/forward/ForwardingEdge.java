package mgwc.gateway.forward;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.http.HttpServerRequestInternal;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import mgwc.gateway.backend.BackendPool;
import mgwc.gateway.backend.Credential;
import mgwc.gateway.operation.GatewayRequest;
import mgwc.gateway.operation.Operation;
import mgwc.gateway.problem.Problem;
import mgwc.gateway.problem.ProblemJson;
import mgwc.gateway.release.GatewayConfig;
import mgwc.gateway.release.GatewayConfig.LoadBalancing;
import mgwc.gateway.release.GatewayConfig.Timeouts;
import mgwc.gateway.request.MinDataRate;
import mgwc.gateway.secret.Secret;
import mgwc.gateway.upstream.Upstream;

/**
 * A listener that forwards everything below {@code /base} to one upstream, and keeps what an edge keeps of requests.
 */
final class ForwardingEdge implements AutoCloseable {

    static final Timeouts PATIENT = new Timeouts(5_000, 10_000, 10_000);

    private final Vertx vertx;
    private final BlockingQueue<GatewayRequest> ended = new LinkedBlockingQueue<>();
    private final HttpServer server;
    private final Upstream upstream;
    private final MinDataRate slowest;

    ForwardingEdge(Upstream upstream, MinDataRate slowest, Vertx vertx, HttpServerOptions options) throws Exception {
        this.upstream = upstream;
        this.slowest = slowest;
        this.server = vertx.createHttpServer(
                        options.setHost("127.0.0.1").setPort(0).setHandle100ContinueAutomatically(false))
                .requestHandler(this::handle)
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        this.vertx = vertx;
    }

    static Setup to(RawBackend... backends) {
        var urls = new ArrayList<String>();
        for (RawBackend backend : backends) {
            urls.add(backend.url());
        }
        return new Setup(urls);
    }

    /** What to forward to, and how. */
    static final class Setup {
        private final List<String> urls;
        private Timeouts timeouts = PATIENT;
        private Optional<Credential> credential = Optional.empty();
        private BackendPool.Size poolSize = BackendPool.Size.DEFAULT;
        private MinDataRate slowest = MinDataRate.DEFAULT;
        private Optional<Buffer> authorities = Optional.empty();
        private HttpServerOptions options = new HttpServerOptions();

        Setup(List<String> urls) {
            this.urls = urls;
        }

        Setup timeouts(long connect, long idle, long response) {
            timeouts = new Timeouts(connect, idle, response);
            return this;
        }

        Setup credential(String header, String value) {
            credential = Optional.of(new Credential(header, new Secret(value)));
            return this;
        }

        Setup poolSize(int connections, int waiting) {
            poolSize = new BackendPool.Size(connections, waiting);
            return this;
        }

        Setup pace(Duration grace, int bytesPerSecond) {
            slowest = new MinDataRate(grace, bytesPerSecond);
            return this;
        }

        Setup trusting(Identity authority) {
            authorities = Optional.of(Buffer.buffer(authority.certificate()));
            return this;
        }

        /** Makes the edge speak HTTP/2 to callers that ask for it. */
        Setup servedBy(Identity own) {
            options = new HttpServerOptions()
                    .setSsl(true)
                    .setUseAlpn(true)
                    .setKeyCertOptions(
                            new PfxOptions().setPath(own.keyStore().toString()).setPassword(Identity.PASSWORD));
            return this;
        }

        ForwardingEdge start() throws Exception {
            var backends = new ArrayList<GatewayConfig.Backend>();
            for (String url : urls) {
                backends.add(new GatewayConfig.Backend("b" + backends.size(), url, 1));
            }
            var config = new GatewayConfig.Upstream(
                    Optional.empty(), backends, Optional.empty(), LoadBalancing.ROUND_ROBIN, timeouts);
            Vertx vertx = Vertx.vertx();
            var upstream = new Upstream(vertx, "test/production", config, credential, authorities, poolSize);
            return new ForwardingEdge(upstream, slowest, vertx, options);
        }
    }

    private void handle(HttpServerRequest http) {
        String uri = http.uri();
        int mark = uri.indexOf('?');
        var operation = new Operation(
                "release",
                "api",
                "/base",
                "operation",
                "/x",
                "api.anonymous",
                Optional.empty(),
                Set.of(),
                false,
                Map.of(),
                List.of(),
                Map.of());
        var request = new GatewayRequest(
                http,
                ((HttpServerRequestInternal) http).context(),
                operation,
                mark < 0 ? uri : uri.substring(0, mark),
                mark < 0 ? null : uri.substring(mark + 1));
        request.onEnd(ended::add);
        var response = http.response();
        response.endHandler(done -> end(request, false));
        response.closeHandler(gone -> end(request, !response.ended()));
        http.exceptionHandler(gone -> end(request, true));
        http.pause();
        Runnable afterRoute = () -> {
            Problem problem = request.problem();
            if (problem != null && !response.closed() && !response.ended()) {
                response.setStatusCode(problem.status()).end(Buffer.buffer(ProblemJson.write(problem)));
            }
        };
        if (new Forwarding(upstream, slowest, request, afterRoute).start()) {
            afterRoute.run();
        }
    }

    private static void end(GatewayRequest request, boolean cutShort) {
        if (request.status() == 0) {
            var response = request.http().response();
            request.end(response.getStatusCode(), request.http().bytesRead(), response.bytesWritten(), cutShort);
        }
    }

    int port() {
        return server.actualPort();
    }

    RawConnection connect() throws IOException {
        return RawConnection.to(port());
    }

    /** Sends a request on a connection of its own. */
    RawConnection.Answer ask(String request) throws IOException {
        try (var connection = connect().send(request)) {
            return connection.readAnswer(request.startsWith("HEAD "));
        }
    }

    RawConnection.Answer get(String target) throws IOException {
        return ask("GET " + target + " HTTP/1.1\r\nHost: api.example\r\n\r\n");
    }

    /** The next request that has ended, as the tap would see it. */
    GatewayRequest ended() throws InterruptedException {
        GatewayRequest request = ended.poll(20, TimeUnit.SECONDS);
        if (request == null) {
            throw new AssertionError("no request ended");
        }
        return request;
    }

    @Override
    public void close() throws Exception {
        upstream.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
