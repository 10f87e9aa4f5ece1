package mgwc.dev;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import mgwc.compiler.contract.Contract;
import mgwc.compiler.plan.GatewayPlan;
import mgwc.compiler.plan.GatewayPlan.ApiPlan;
import mgwc.compiler.policy.forward.Forward;
import mgwc.compiler.step.UpstreamDefinition;
import mgwc.dev.MockAnswer.Body;
import mgwc.value.ApiId;
import mgwc.value.PathTemplate.Literal;
import mgwc.value.PathTemplate.Parameter;
import mgwc.value.PathTemplate.Segment;
import mgwc.value.PathTemplate.Wildcard;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * All mock backends of a session, on one loopback port with a path each. A mock answers what its API's contract
 * promises and says in {@code X-Backend} which backend it stands for.
 */
final class MockBackends implements AutoCloseable {

    static {
        // Without it every answer waits 40 ms for the acknowledgement of its head.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Duration latency;
    private volatile Map<String, Mock> mocks = Map.of();

    /** @param contract of the API it serves; without one every request gets an empty 200 */
    record Mock(String backend, Optional<Contract> contract) {}

    private MockBackends(HttpServer server, Duration latency) {
        this.server = server;
        this.latency = latency;
    }

    /** @param latency how long every answer takes at least */
    static MockBackends start(Duration latency) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        MockBackends backends = new MockBackends(server, latency);
        server.createContext("/", backends::serve);
        server.setExecutor(backends.threads);
        server.start();
        return backends;
    }

    /** A mock for every backend of a plan, by {@link LocalPlan#mockPath path}. */
    static Map<String, Mock> of(GatewayPlan plan, Map<ApiId, Contract> contracts) {
        Map<String, Mock> mocks = new HashMap<>();
        Map<String, UpstreamDefinition> upstreams = plan.definitions().of(UpstreamDefinition.KIND);
        for (ApiPlan api : plan.apis()) {
            Optional<Contract> contract = Optional.ofNullable(contracts.get(api.id()));
            api.operations().stream()
                    .flatMap(operation -> operation.steps().configuration(Forward.class).stream())
                    .flatMap(forward -> forward.upstreams().values().stream())
                    .distinct()
                    .forEach(name -> Optional.ofNullable(upstreams.get(name))
                            .ifPresent(upstream -> upstream.backends()
                                    .forEach(backend -> mocks.put(
                                            LocalPlan.mockPath(name, backend.name()),
                                            new Mock(backend.name(), contract)))));
        }
        return mocks;
    }

    /** Changes what is mocked, by {@link LocalPlan#mockPath path}. */
    void mock(Map<String, Mock> byPath) {
        mocks = Map.copyOf(byPath);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
            String path = exchange.getRequestURI().getRawPath();
            String[] parts = path.split("/", 5);
            Optional<Mock> mock = parts.length < 4
                    ? Optional.empty()
                    : Optional.ofNullable(mocks.get("/" + parts[1] + "/" + parts[2] + "/" + parts[3]));
            if (mock.isEmpty()) {
                send(exchange, problem(404, "no backend is mocked at `" + path + "`"));
                return;
            }
            Thread.sleep(latency);
            exchange.getResponseHeaders().set("X-Backend", mock.get().backend());
            send(exchange, answer(mock.get(), exchange.getRequestMethod(), "/" + (parts.length == 5 ? parts[4] : "")));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, MockAnswer answer) throws IOException {
        byte[] bytes = answer.body().map(Body::text).orElse("").getBytes(StandardCharsets.UTF_8);
        answer.body().ifPresent(body -> exchange.getResponseHeaders().set("Content-Type", body.mediaType()));
        boolean silent = bytes.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(answer.status(), silent ? -1 : bytes.length);
        if (!silent) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private static MockAnswer answer(Mock mock, String method, String path) {
        if (mock.contract().isEmpty()) {
            return new MockAnswer(200, Optional.empty());
        }
        Contract contract = mock.contract().get();
        return contract.operations().stream()
                .filter(operation -> operation.method().name().equals(method)
                        && matches(operation.template().segments(), path))
                .min(Comparator.comparing(MockBackends::looseness))
                .map(operation -> new OperationExamples(contract, operation).answer())
                .orElseGet(() -> problem(404, "the contract has no `" + method + " " + path + "`"));
    }

    private static boolean matches(List<Segment> template, String path) {
        String[] parts = path.substring(1).split("/", -1);
        for (int i = 0; i < template.size(); i++) {
            if (template.get(i) instanceof Wildcard wildcard) {
                return i < parts.length || wildcard.fitsNothing();
            }
            if (i == parts.length) {
                return false;
            }
            String part = parts[i];
            boolean fits = switch (template.get(i)) {
                case Literal literal -> literal.text().equals(part);
                case Parameter parameter -> parameter.matches(part);
                case Wildcard ignored -> true;
            };
            if (!fits) {
                return false;
            }
        }
        return parts.length == template.size();
    }

    /**
     * Sorts templates so that a literal goes before a parameter with text around it, that before one without, and a
     * wildcard comes last, from the left.
     */
    private static String looseness(Contract.Operation operation) {
        StringBuilder order = new StringBuilder();
        for (Segment segment : operation.template().segments()) {
            order.append(
                    switch (segment) {
                        case Literal ignored -> 'a';
                        case Parameter parameter -> parameter.shape().equals("{}") ? 'c' : 'b';
                        case Wildcard ignored -> 'd';
                    });
        }
        return order.toString();
    }

    private static MockAnswer problem(int status, String detail) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("status", status).put("detail", detail);
        return new MockAnswer(status, Optional.of(new Body("application/problem+json", json.toString())));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
