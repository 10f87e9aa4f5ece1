package mgwc.gateway.admin;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import mgwc.gateway.edge.Acceptor;
import mgwc.gateway.jwt.KeySetState;
import mgwc.gateway.problem.Problem;
import mgwc.gateway.problem.Problem.Category;
import mgwc.gateway.problem.ProblemJson;
import mgwc.gateway.release.GatewayConfig;
import mgwc.gateway.release.Release;
import mgwc.gateway.reload.Reloader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** {@code /health /ready /metrics /release /reload} for those who operate the gateway, on a port of their own. */
public final class AdminServer {

    private static final Logger LOG = LoggerFactory.getLogger(AdminServer.class);
    private static final String JSON = "application/json";
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private final Vertx vertx;
    private final Reloader reloader;
    private final GatewayMetrics metrics;
    private final Reloads reloads;
    private final Supplier<? extends Collection<KeySetState>> keySets;
    private final Acceptor acceptor = new Acceptor();
    private final IntSupplier stalledLoops;
    private volatile String bound = "";
    private volatile boolean ready;

    /**
     * @param keySets what there is of the keys of issuers in use
     * @param stalledLoops how many event loops of the listener do not turn; with one the gateway is not ready
     */
    public AdminServer(
            Vertx vertx,
            Reloader reloader,
            GatewayMetrics metrics,
            Reloads reloads,
            Supplier<? extends Collection<KeySetState>> keySets,
            IntSupplier stalledLoops) {
        this.vertx = vertx;
        this.reloader = reloader;
        this.metrics = metrics;
        this.reloads = reloads;
        this.keySets = keySets;
        this.stalledLoops = stalledLoops;
    }

    /** The future has the port, or fails if it cannot be had. */
    public Future<Integer> listen(String host, int port) {
        bound = host;
        HttpServerOptions options = new HttpServerOptions()
                .setHttp2ClearTextEnabled(false)
                .setIdleTimeout(60)
                .setIdleTimeoutUnit(TimeUnit.SECONDS);
        return vertx.createHttpServer(options)
                .connectionHandler(acceptor::accepted)
                .requestHandler(this::accept)
                .listen(port, host)
                .map(HttpServer::actualPort);
    }

    /** What {@code /ready} says from now on. */
    public void ready(boolean serving) {
        ready = serving;
    }

    /** Accepts no more connections; those that are open go with the event loops. */
    public CompletionStage<Void> close() {
        return acceptor.close();
    }

    private void accept(HttpServerRequest request) {
        if (!AdminHosts.accept(request.headers().getAll("Host"), bound, names())) {
            answer(request, unknownHost());
            return;
        }
        String path = Objects.requireNonNullElse(request.path(), "");
        HttpMethod allowed = path.equals("/reload") ? HttpMethod.POST : HttpMethod.GET;
        switch (path) {
            case "/health", "/ready", "/metrics", "/release", "/reload" -> {
                if (request.method().equals(allowed)) {
                    serve(request, path);
                } else {
                    request.response().putHeader("Allow", allowed.name());
                    answer(request, Problem.methodNotAllowed());
                }
            }
            default -> answer(request, Problem.noMatchingResource());
        }
    }

    private List<String> names() {
        Reloader.Current current = reloader.current();
        return current == null ? List.of() : current.release().gateway().admin().hostNames();
    }

    private static Problem unknownHost() {
        return Problem.of(
                Category.NOT_FOUND,
                900421,
                421,
                "Misdirected Request",
                "not a host name of the admin port; the environment lists them in `admin.hostNames`");
    }

    private void serve(HttpServerRequest request, String path) {
        switch (path) {
            case "/health" -> answer(request, 200, JSON, "{\"status\":\"up\"}\n");
            case "/ready" -> ready(request);
            case "/metrics" ->
                vertx.executeBlocking(metrics::scrape)
                        .onSuccess(text -> answer(request, 200, PROMETHEUS, text))
                        .onFailure(failure -> fail(request, failure));
            case "/release" -> answer(request, 200, JSON, describe());
            default -> reload(request);
        }
    }

    private void ready(HttpServerRequest request) {
        List<String> missing = missingKeySets();
        if (missing.isEmpty()) {
            boolean serving = ready && stalledLoops.getAsInt() == 0;
            answer(request, serving ? 200 : 503, JSON, "{\"status\":\"" + (serving ? "ready" : "not ready") + "\"}\n");
        } else {
            Map<String, Object> description = new TreeMap<>(Map.of("missingKeySets", missing, "status", "not ready"));
            answer(request, 503, JSON, JsonMapper.shared().writeValueAsString(description) + "\n");
        }
    }

    /** The issuers without keys, if the release that is served requires them. */
    private List<String> missingKeySets() {
        Reloader.Current current = reloader.current();
        if (current == null || !current.release().gateway().admin().requiresKeySets()) {
            return List.of();
        }
        return keySets.get().stream()
                .filter(state -> !state.available())
                .map(KeySetState::issuer)
                .toList();
    }

    private void reload(HttpServerRequest request) {
        if (request.headers().contains("Origin")) {
            // a page in the browser of someone who can reach this port has no business here
            answer(request, Problem.of(Category.FORBIDDEN, 900403, 403, "Forbidden", "not for web pages"));
            return;
        }
        vertx.executeBlocking(reloads::reload)
                .onSuccess(problem -> {
                    if (problem.isPresent()) {
                        answer(request, problem.get());
                    } else {
                        answer(request, 200, JSON, describe());
                    }
                })
                .onFailure(failure -> fail(request, failure));
    }

    private String describe() {
        Reloader.Current current = reloader.current();
        if (current == null) {
            return "{}\n";
        }
        Release release = current.release();
        Map<String, Object> apis = new TreeMap<>();
        release.gateway().apis().forEach((id, api) -> apis.put(id, describe(api)));
        Map<String, Object> description = new TreeMap<>(Map.of(
                "apis", apis,
                "digest", release.digest(),
                "environment", release.manifest().environment(),
                "generation", current.number()));
        release.provenance().ifPresent(provenance -> {
            description.put("mgwcVersion", provenance.mgwcVersion());
            provenance.commit().ifPresent(commit -> description.put("commit", commit));
        });
        return JsonMapper.shared().writeValueAsString(description) + "\n";
    }

    private static Map<String, Object> describe(GatewayConfig.Api api) {
        int operations = api.routes().values().stream()
                .mapToInt(route -> route.operations().size())
                .sum();
        return new TreeMap<>(Map.of(
                "basePath", api.basePath(),
                "name", api.name(),
                "operations", operations,
                "version", api.version()));
    }

    private static void fail(HttpServerRequest request, Throwable failure) {
        LOG.error("`{}` of the admin port failed", request.path(), failure);
        answer(request, Problem.internalError());
    }

    private static void answer(HttpServerRequest request, Problem problem) {
        answer(request, problem.status(), ProblemJson.MEDIA_TYPE, Buffer.buffer(ProblemJson.write(problem)));
    }

    private static void answer(HttpServerRequest request, int status, String type, String text) {
        answer(request, status, type, Buffer.buffer(text));
    }

    private static void answer(HttpServerRequest request, int status, String type, Buffer body) {
        request.response().setStatusCode(status).putHeader("Content-Type", type).end(body);
    }
}
