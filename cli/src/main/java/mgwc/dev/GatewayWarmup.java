package mgwc.dev;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import mgwc.compiler.Compilation;
import mgwc.compiler.contract.Contract;
import mgwc.compiler.plan.GatewayPlan.ApiPlan;
import mgwc.compiler.plan.GatewayPlan.OperationPlan;
import mgwc.compiler.policy.authorize.Authorize;
import mgwc.compiler.step.ApplicationDefinition;
import mgwc.dev.DevSession.Audience;
import mgwc.dev.DevSession.Failed;
import mgwc.dev.DevSession.Generation;
import mgwc.dev.DevSession.Setup;
import mgwc.dev.MockAnswer.Body;

/**
 * A short life of a gateway that learns for its AOT cache: it starts, answers requests of every kind, reloads and
 * stops.
 */
public final class GatewayWarmup {

    private static final int ROUNDS = 10;

    /** The JVM assembles the cache while it ends. */
    private static final Duration STOP = Duration.ofMinutes(5);

    private GatewayWarmup() {}

    /**
     * Warms up with one environment.
     *
     * @return false when the environment has errors and there is nothing to warm up with
     */
    public static boolean play(
            Path root, List<String> gatewayCommand, Supplier<Compilation> compiler, Audience audience, String version)
            throws IOException, InterruptedException, Failed {
        Map<String, String> training = Map.of("MGWC_BUILD", "never", "MGWC_AOT", "train");
        Setup setup = new Setup(root, 0, 0, Duration.ZERO, RealBackends.NONE, gatewayCommand, training, STOP, version);
        try (DevSession session = DevSession.open(setup, compiler, audience)) {
            Optional<Generation> generation = session.start();
            if (generation.isPresent()) {
                request(session, generation.get());
            }
            return generation.isPresent();
        }
    }

    private static void request(DevSession session, Generation generation) throws IOException, InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            List<HttpRequest> requests = requests(session, generation);
            for (int round = 0; round < ROUNDS; round++) {
                for (HttpRequest request : requests) {
                    client.send(request, BodyHandlers.discarding());
                }
            }
            for (String path : List.of("/health", "/ready", "/metrics", "/release")) {
                client.send(
                        HttpRequest.newBuilder(generation.admin().resolve(path)).build(), BodyHandlers.discarding());
            }
            session.reload();
            client.send(requests.getLast(), BodyHandlers.discarding());
        }
    }

    /** Every operation with nobody's token, a broken one and each application's. */
    private static List<HttpRequest> requests(DevSession session, Generation generation) {
        List<String> tokens = new ArrayList<>(List.of("", "not-a-token"));
        List<HttpRequest> requests = new ArrayList<>();
        Set<String> applications =
                generation.plan().definitions().of(ApplicationDefinition.KIND).keySet();
        for (String application : applications) {
            tokens.add(session.token(generation.plan(), request(application, List.of())));
        }
        for (ApiPlan api : generation.plan().apis()) {
            Optional<Contract> contract =
                    Optional.ofNullable(generation.config().contracts().get(api.id()));
            for (OperationPlan operation : api.operations()) {
                List<String> all = new ArrayList<>(tokens);
                List<String> scopes = operation
                        .steps()
                        .configuration(Authorize.class)
                        .map(Authorize::scopes)
                        .orElse(List.of());
                for (String application : applications) {
                    all.add(session.token(generation.plan(), request(application, scopes)));
                }
                contract.flatMap(found ->
                                found.operation(operation.id()).map(declared -> new OperationExamples(found, declared)))
                        .ifPresent(examples -> all.forEach(
                                token -> requests.add(request(generation.gateway(), api, operation, examples, token))));
            }
        }
        requests.add(HttpRequest.newBuilder(generation.gateway().resolve("/nothing-here"))
                .build());
        return requests;
    }

    private static TokenIssuer.Request request(String application, List<String> scopes) {
        return new TokenIssuer.Request(
                Optional.of(application), Optional.empty(), Optional.empty(), scopes, Duration.ofMinutes(10));
    }

    private static HttpRequest request(
            URI gateway, ApiPlan api, OperationPlan operation, OperationExamples examples, String token) {
        URI address = URI.create(gateway + api.pathPrefix() + examples.requestTarget());
        Optional<Body> body = examples.requestBody();
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .method(
                        operation.method().name(),
                        body.map(content -> BodyPublishers.ofString(content.text()))
                                .orElse(BodyPublishers.noBody()));
        body.ifPresent(content -> request.header("Content-Type", content.mediaType()));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return request.build();
    }
}
