package mgwc.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mgwc.compiler.contract.Contract;
import mgwc.compiler.contract.ContractFiles;
import mgwc.compiler.contract.ContractReader;
import mgwc.compiler.contract.ContractTexts;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.source.SourceTree;
import mgwc.compiler.yaml.Node;
import mgwc.gateway.edge.ContractMeaning.Described;
import mgwc.gateway.edge.ContractRequests.Parameter;
import mgwc.gateway.release.PathStyle;
import mgwc.gateway.request.Answer;
import mgwc.gateway.request.Operation;
import mgwc.gateway.request.Request;
import mgwc.gateway.step.RequestPhase;
import mgwc.gateway.step.StepChain;
import mgwc.gateway.step.Steps;
import mgwc.value.NodePath;
import org.junit.jupiter.api.Test;

/**
 * The gateway serves what a contract means: for requests of every contract in the repository, and of those that
 * {@code npm install --prefix target/npm --no-save @readme/oas-examples} brings, it finds the operation that
 * {@link ContractMeaning} finds, or refuses the request where that does.
 */
class ContractRoutesTest {

    private static final long SEED = Long.getLong("mgwc.routes.seed", 20261129);
    private static final int AT_LEAST = 24_000;
    private static final int OVER_HTTP = 400;

    private static final Path CORPUS = Path.of(System.getProperty("mgwc.corpus", "../target/npm/node_modules/@readme"));
    private static final List<Path> FOLDERS = List.of(
            Path.of("../compiler/src/test/fixtures"), Path.of("../examples"), Path.of("src/test/contracts"), CORPUS);

    /** An operation as the compiler hands it to the gateway, and as the document says it. */
    private record Served(Contract.Operation operation, Described described, List<Parameter> parameters) {}

    private record Api(String name, String basePath, boolean encodedSlashes, List<Served> operations) {

        ContractMeaning meaning() {
            return new ContractMeaning(
                    basePath,
                    encodedSlashes,
                    operations.stream().map(Served::described).toList());
        }
    }

    @Test
    void theGatewayServesWhatAContractMeans() throws Exception {
        List<Api> apis = apis();
        int operations = apis.stream().mapToInt(api -> api.operations().size()).sum();
        int rounds = AT_LEAST / operations + 1;
        Random random = new Random(SEED);
        Map<String, Integer> tally = new TreeMap<>();
        List<String> disagreements = new ArrayList<>();
        for (Api api : apis) {
            ContractRequests requests = new ContractRequests(random);
            ContractMeaning meaning = api.meaning();
            Generation generation = generation(api);
            for (Served served : api.operations()) {
                for (int i = 0; i < rounds; i++) {
                    ContractRequests.Request request = request(requests, api, served);
                    String meant = meaning.outcome(request.method(), request.target());
                    String found = outcome(generation, request);
                    tally.merge(kind(meant), 1, Integer::sum);
                    if (!meant.equals(found)) {
                        disagreements.add(api.name() + ": " + request + " means " + meant + " and gets " + found);
                    }
                }
            }
        }

        System.out.println("seed " + SEED + ", " + apis.size() / 4 + " contracts as 4 APIs each, " + operations
                + " operations, "
                + tally.values().stream().mapToInt(Integer::intValue).sum() + " requests: " + tally + ", "
                + disagreements.size() + " disagreements");
        assertThat(disagreements).isEmpty();
        assertThat(tally.values().stream().mapToInt(Integer::intValue).sum()).isGreaterThanOrEqualTo(20_000);
        assertThat(tally.keySet()).containsExactly("400", "404", "405", "served");
    }

    @Test
    void soDoesItOverHttp() throws Exception {
        Random random = new Random(SEED);
        List<Api> apis = apis();
        try (EdgeOnTrial edge = new EdgeOnTrial()) {
            for (int i = 0; i < OVER_HTTP; i++) {
                Api api = apis.get(random.nextInt(apis.size()));
                Served served =
                        api.operations().get(random.nextInt(api.operations().size()));
                ContractRequests.Request request = request(new ContractRequests(random), api, served);
                if (request.method().equals("HEAD")) {
                    continue;
                }
                edge.edge.publish(generation(api));
                RawConnection.Response response;
                try (RawConnection client = new RawConnection(edge.port)) {
                    response = client.get(request.method() + " " + request.target() + " HTTP/1.1\nHost: a");
                }

                String meant = api.meaning().outcome(request.method(), request.target());
                String found = response.status() == 200 ? response.body() : Integer.toString(response.status());
                assertThat(found).as("%s", request).isEqualTo(meant.startsWith("405") ? "405" : meant);
                assertThat(response.headers().getOrDefault("allow", ""))
                        .as("%s", request)
                        .isEqualTo(meant.startsWith("405") ? meant.substring(5, meant.length() - 1) : "");
            }
        }
    }

    private static String kind(String outcome) {
        return outcome.matches("40[045].*") ? outcome.substring(0, 3) : "served";
    }

    private static ContractRequests.Request request(ContractRequests requests, Api api, Served served) {
        Described described = served.described();
        return requests.request(api.basePath(), described.method(), described.path(), served.parameters());
    }

    /** The decision of the edge, as {@link HttpEdge} takes it. */
    private static String outcome(Generation generation, ContractRequests.Request request) {
        return switch (RequestTarget.parse(request.target())) {
            case RequestTarget.Malformed ignored -> "400";
            case RequestTarget.Resource resource -> {
                RouteTable.Match match = generation.table().find(HttpMethod.valueOf(request.method()), resource.path());
                if (generation.refusal(resource, match) != null) {
                    yield "400";
                }
                yield switch (match) {
                    case RouteMatch found -> found.operation().id();
                    case RouteTable.MethodNotServed other -> "405 " + other.allowed();
                    case RouteTable.NoResource ignored -> "404";
                };
            }
        };
    }

    private static Generation generation(Api api) {
        GenerationBuilder generation = new GenerationBuilder();
        String basePath = api.basePath().isEmpty() ? "/" : api.basePath();
        generation.api("api-v1", basePath, Steps.NONE);
        if (api.encodedSlashes()) {
            generation.allowEncodedSlashes("api-v1");
        }
        api.operations().stream()
                .sorted(Comparator.comparing(
                        served -> served.operation().template().toString()))
                .forEach(served -> serve(
                        generation,
                        basePath,
                        served.operation(),
                        served.described().id()));
        return generation.build();
    }

    private static void serve(GenerationBuilder generation, String basePath, Contract.Operation operation, String id) {
        RequestPhase name = (request, resume) -> {
            request.answer(new Answer(200, List.of(), id));
            return true;
        };
        Steps steps = Steps.of(Map.of(0, name));
        Map<String, PathStyle> styles = operation.styles().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        style -> PathStyle.valueOf(style.getValue().name())));
        generation.serve(
                HttpMethod.valueOf(operation.method().name()),
                new Operation("r1", "api-v1", basePath, id, operation.template().toString(), "api-v1.anonymous", steps),
                styles,
                steps,
                active -> new StepChain(active.steps(), active.request(), () -> active.routeEnded(null)).run(),
                SILENT);
    }

    private static final RequestListener SILENT = new RequestListener() {
        @Override
        public void began(Request request) {}

        @Override
        public void ended(Request request) {}
    };

    private static List<Api> apis() throws Exception {
        List<Api> apis = new ArrayList<>();
        for (Path folder : FOLDERS) {
            for (Path file : documents(folder)) {
                List<Served> operations =
                        contract(file).map(ContractRoutesTest::operations).orElse(List.of());
                if (!operations.isEmpty()) {
                    for (boolean slashes : List.of(true, false)) {
                        apis.add(new Api(file.toString(), "/shop/v1", slashes, operations));
                        apis.add(new Api(file.toString(), "", slashes, operations));
                    }
                }
            }
        }
        return apis;
    }

    private static Optional<Contract> contract(Path file) {
        try {
            SourceFile source = new SourceFile(file.getFileName().toString(), Files.readAllBytes(file));
            return ContractReader.read(source, new ContractFiles(new ContractTexts(SourceTree.of(List.of(source)))))
                    .value();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> documents(Path folder) throws Exception {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*\\.(json|ya?ml)"))
                    .sorted()
                    .toList();
        }
    }

    /** Those that can be told apart: a contract may describe the same requests twice, which validation reports. */
    private static List<Served> operations(Contract contract) {
        List<Served> operations = new ArrayList<>();
        Map<String, Contract.Operation> shapes = new TreeMap<>();
        for (Contract.Operation operation : contract.operations()) {
            String shape = operation.method() + " " + operation.template().shape();
            if (shapes.putIfAbsent(shape, operation) == null) {
                List<Parameter> parameters = parameters(contract, operation);
                Map<String, String> styles = parameters.stream()
                        .filter(each ->
                                each.in().equals("path") && !each.style().equals("simple"))
                        .collect(Collectors.toMap(Parameter::name, Parameter::style, (first, second) -> first));
                operations.add(new Served(
                        operation,
                        new Described(
                                shape,
                                operation.method().name(),
                                operation.template().toString(),
                                styles),
                        parameters));
            }
        }
        return operations;
    }

    private static List<Parameter> parameters(Contract contract, Contract.Operation operation) {
        NodePath path = NodePath.of("paths", operation.template().toString());
        List<Parameter> parameters = new ArrayList<>();
        contract.root().at(path).flatMap(contract.files()::resolved).ifPresent(item -> {
            item.at(NodePath.of(operation.method().name().toLowerCase(Locale.ROOT)))
                    .ifPresent(own -> add(contract, own, parameters));
            add(contract, item, parameters);
        });
        return parameters;
    }

    private static void add(Contract contract, Node holder, List<Parameter> into) {
        if (holder.at(NodePath.of("parameters")).orElse(null) instanceof Node.Sequence list) {
            list.items().stream()
                    .flatMap(item -> contract.files().resolved(item).stream())
                    .map(ContractRoutesTest::parameter)
                    .filter(parameter -> into.stream()
                            .noneMatch(known -> known.name().equals(parameter.name())
                                    && known.in().equals(parameter.in())))
                    .forEach(into::add);
        }
    }

    private static Parameter parameter(Node described) {
        String in = described.textAt(NodePath.of("in")).orElse("");
        String usual = in.equals("query") || in.equals("cookie") ? "form" : "simple";
        String style = described.textAt(NodePath.of("style")).orElse(usual);
        String explode = described.textAt(NodePath.of("explode")).orElse(Boolean.toString(style.equals("form")));
        return new Parameter(described.textAt(NodePath.of("name")).orElse(""), in, style, explode.equals("true"));
    }
}
