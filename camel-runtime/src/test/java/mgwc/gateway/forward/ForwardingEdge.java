package mgwc.gateway.forward;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import mgwc.gateway.backend.BackendPool;
import mgwc.gateway.backend.Credential;
import mgwc.gateway.backend.Timeouts;
import mgwc.gateway.edge.BodyLimits;
import mgwc.gateway.edge.OneOperation;
import mgwc.gateway.edge.RequestListener;
import mgwc.gateway.request.MinDataRate;
import mgwc.gateway.request.Request;
import mgwc.gateway.request.TrustedProxies;
import mgwc.gateway.secret.Secret;
import mgwc.gateway.step.RequestPhase;
import mgwc.gateway.step.Step;
import mgwc.gateway.upstream.Upstream;
import mgwc.gateway.upstream.UpstreamDefinition;
import mgwc.gateway.upstream.UpstreamDefinition.LoadBalancing;

/**
 * A listener that forwards everything below {@code /base} to one upstream, and keeps what an edge keeps of requests.
 */
final class ForwardingEdge implements AutoCloseable {

    static final Timeouts PATIENT = new Timeouts(5_000, 10_000, 10_000);

    private final Semaphore begun = new Semaphore(0);
    private final BlockingQueue<Request> ended = new LinkedBlockingQueue<>();
    private final OneOperation edge;
    private final Upstream upstream;

    ForwardingEdge(
            Upstream upstream,
            MinDataRate slowest,
            TrustedProxies proxies,
            BodyLimits bodies,
            List<Step> before,
            Vertx vertx,
            HttpServerOptions options)
            throws Exception {
        this.upstream = upstream;
        RequestPhase forward = (request, resume) -> new Forwarding(upstream, slowest, request, resume).start();
        List<Step> steps = new ArrayList<>(before);
        steps.add(forward);
        this.edge = new OneOperation(vertx, options, proxies, bodies, steps, new RequestListener() {
            @Override
            public void began(Request request) {
                begun.release();
            }

            @Override
            public void ended(Request request) {
                ended.add(request);
            }
        });
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
        private TrustedProxies proxies = TrustedProxies.NOBODY;
        private List<Step> before = List.of();
        private Optional<Buffer> authorities = Optional.empty();
        private HttpServerOptions options = new HttpServerOptions().setHttp2ClearTextEnabled(false);
        private BodyLimits bodies = BodyLimits.ofThisProcess();

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

        Setup bodies(BodyLimits limits) {
            bodies = limits;
            return this;
        }

        Setup behind(TrustedProxies trusted) {
            proxies = trusted;
            return this;
        }

        /** Makes requests pass these steps before they are forwarded. */
        Setup through(Step... steps) {
            before = List.of(steps);
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
            var backends = new ArrayList<UpstreamDefinition.Address>();
            for (String url : urls) {
                backends.add(new UpstreamDefinition.Address("b" + backends.size(), url, 1));
            }
            var config = new UpstreamDefinition(
                    Optional.empty(), backends, Optional.empty(), LoadBalancing.ROUND_ROBIN, timeouts);
            Vertx vertx = Vertx.vertx();
            var upstream = new Upstream(vertx, "test/production", config, credential, authorities, poolSize);
            return new ForwardingEdge(upstream, slowest, proxies, bodies, before, vertx, options);
        }
    }

    int port() {
        return edge.port();
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

    /** Waits until so many requests have arrived. */
    void awaitBegun(int requests) throws InterruptedException {
        if (!begun.tryAcquire(requests, 20, TimeUnit.SECONDS)) {
            throw new AssertionError("fewer requests than " + requests);
        }
    }

    /** The next request that has ended, as a listener sees it. */
    Request ended() throws InterruptedException {
        Request request = ended.poll(20, TimeUnit.SECONDS);
        if (request == null) {
            throw new AssertionError("no request ended");
        }
        return request;
    }

    @Override
    public void close() throws Exception {
        upstream.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        edge.close();
    }
}
