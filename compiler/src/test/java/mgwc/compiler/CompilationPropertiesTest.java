package mgwc.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import mgwc.compiler.diff.EffectiveDiff;
import mgwc.compiler.emit.RouteBundle;
import mgwc.value.PathTemplate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What holds for every workspace. Here a workspace is one API with any operations, settings and back ends. */
class CompilationPropertiesTest {

    /** @param scoped whether the contract asks for a scope; @param open whether the API opens it */
    record Op(String path, String method, boolean named, boolean scoped, boolean open, boolean limited) {

        String key(int index) {
            return named ? "op" + index : method.toUpperCase(Locale.ROOT) + " " + path;
        }
    }

    record Workspace(List<Op> operations, int backends, long shuffle) {

        InMemory build() {
            List<Integer> order = new ArrayList<>();
            for (int i = 0; i < operations.size(); i++) {
                order.add(i);
            }
            Collections.shuffle(order, new Random(shuffle));
            return InMemory.shop()
                    .with("apis/menu/v1/openapi.yaml", contract(order))
                    .with("apis/menu/v1/api.yaml", api(order));
        }

        private String contract(List<Integer> order) {
            StringBuilder yaml = new StringBuilder("""
                    openapi: 3.1.0
                    info: {title: Menu, version: '1'}
                    components:
                      securitySchemes:
                        oauth:
                          type: oauth2
                          flows: {clientCredentials: {tokenUrl: https://id.example/token, scopes: {scope: Everything}}}
                    paths:
                    """);
            TreeSet<String> paths =
                    new TreeSet<>(operations.stream().map(Op::path).toList());
            List<String> shuffled = new ArrayList<>(paths);
            Collections.shuffle(shuffled, new Random(shuffle + 1));
            for (String path : shuffled) {
                yaml.append("  ").append(path).append(":\n");
                List<String> names = PathTemplate.parse(path).parameterNames();
                yaml.append(names.isEmpty() ? "" : "    parameters:\n");
                for (String name : names) {
                    yaml.append(
                            "      - {name: %s, in: path, required: true, schema: {type: string}}\n".formatted(name));
                }
                for (int i : order) {
                    Op op = operations.get(i);
                    if (op.path().equals(path)) {
                        yaml.append("    ").append(op.method()).append(":\n");
                        if (op.named()) {
                            yaml.append("      operationId: op").append(i).append('\n');
                        }
                        if (op.scoped()) {
                            yaml.append("      security: [{oauth: [scope]}]\n");
                        }
                        yaml.append("      responses: {default: {description: Done}}\n");
                    }
                }
            }
            return yaml.toString();
        }

        private String api(List<Integer> order) {
            StringBuilder yaml = new StringBuilder("""
                    apiVersion: mgwc/v1
                    kind: Api
                    metadata: {name: menu, version: v1}
                    spec:
                      basePath: /menu/v1
                      security: {jwt: {issuers: [corporate]}}
                      endpoints:
                        production:
                          backends:
                    """);
            for (int i = 0; i < backends; i++) {
                yaml.append("        b%d: {url: 'http://b%d.internal', weight: %d}%n".formatted(i, i, i + 1));
            }
            yaml.append("  operations:\n");
            boolean any = false;
            for (int i : order) {
                Op op = operations.get(i);
                if (op.open() || op.limited()) {
                    any = true;
                    yaml.append("    \"").append(op.key(i)).append("\":\n");
                    if (op.open()) {
                        yaml.append("      security: {anonymous: true}\n");
                    }
                    if (op.limited()) {
                        yaml.append("      throttling: {tier: Gold}\n");
                    }
                }
            }
            return any ? yaml.toString() : yaml.toString().replace("  operations:\n", "");
        }
    }

    @Provide
    Arbitrary<Workspace> workspaces() {
        Arbitrary<String> segment = Arbitraries.of("items", "menu", "today", "{id}", "x.{format}", "a-b_c~d");
        Arbitrary<String> path = segment.list().ofMinSize(1).ofMaxSize(3).map(Workspaces::path);
        Arbitrary<Op> operation = Combinators.combine(
                        path,
                        Arbitraries.of("get", "post", "put", "delete", "patch"),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false))
                .as(Op::new);
        return Combinators.combine(
                        operation.list().ofMinSize(1).ofMaxSize(8).map(Workspaces::distinct),
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.longs())
                .as(Workspace::new);
    }

    private static final class Workspaces {

        /** A parameter name may stand only once in a path. */
        static String path(List<String> segments) {
            StringBuilder path = new StringBuilder();
            for (int i = 0; i < segments.size(); i++) {
                path.append('/').append(segments.get(i).replace("}", i + "}"));
            }
            return path.toString();
        }

        static List<Op> distinct(List<Op> operations) {
            TreeSet<String> seen = new TreeSet<>();
            return operations.stream()
                    .filter(op -> seen.add(op.method() + " " + op.path().replaceAll("\\{[^}]*\\}", "{}")))
                    .toList();
        }
    }

    private static RouteBundle bundle(Compilation compilation) {
        return compilation
                .bundle()
                .orElseThrow(() -> new AssertionError(compilation.diagnostics().toString()));
    }

    @Property(tries = 60)
    void every_operation_is_in_the_bundle_once(@ForAll("workspaces") Workspace workspace) {
        RouteBundle bundle = bundle(workspace.build().compile("prod"));

        JsonNode routes =
                JsonMapper.shared().readTree(bundle.files().get("gateway.json")).at("/apis/menu-v1/routes");
        List<String> emitted = routes.values().stream()
                .flatMap(route -> route.get("operations").values().stream())
                .map(operation -> operation.get("method").stringValue() + " "
                        + operation.get("path").stringValue())
                .sorted()
                .toList();
        List<String> written = workspace.operations().stream()
                .map(op -> op.method().toUpperCase(Locale.ROOT) + " " + op.path())
                .sorted()
                .toList();
        assertThat(emitted).isEqualTo(written);
    }

    @Property(tries = 60)
    void an_operation_is_open_exactly_when_the_api_says_so(@ForAll("workspaces") Workspace workspace) {
        RouteBundle bundle = bundle(workspace.build().compile("prod"));

        String open = workspace.operations().stream()
                .filter(Op::open)
                .map(op -> op.method().toUpperCase(Locale.ROOT) + " " + op.path())
                .sorted()
                .collect(Collectors.joining("\n"));
        JsonNode routes =
                JsonMapper.shared().readTree(bundle.files().get("gateway.json")).at("/apis/menu-v1/routes");
        String emitted = routes.values().stream()
                .flatMap(route -> route.get("operations").values().stream())
                .filter(operation ->
                        operation.get("authentication").stringValue().equals("none"))
                .map(operation -> operation.get("method").stringValue() + " "
                        + operation.get("path").stringValue())
                .sorted()
                .collect(Collectors.joining("\n"));
        assertThat(emitted).isEqualTo(open);
    }

    @Property(tries = 40)
    void the_order_of_what_is_written_changes_no_byte(
            @ForAll("workspaces") Workspace workspace, @ForAll long otherOrder) {
        Workspace reordered = new Workspace(workspace.operations(), workspace.backends(), otherOrder);

        assertThat(bundle(reordered.build().compile("prod")).files())
                .isEqualTo(bundle(workspace.build().compile("prod")).files());
    }

    @Property(tries = 40)
    void nothing_differs_from_itself(@ForAll("workspaces") Workspace workspace, @ForAll long otherOrder) {
        Workspace reordered = new Workspace(workspace.operations(), workspace.backends(), otherOrder);

        assertThat(EffectiveDiff.between(
                                workspace.build().config("prod"),
                                reordered.build().config("prod"))
                        .changes())
                .isEmpty();
    }

    @Property(tries = 40)
    void configurations_that_compile_differently_differ(
            @ForAll("workspaces") Workspace one, @ForAll("workspaces") Workspace other) {
        boolean sameBytes = bundle(one.build().compile("prod"))
                .files()
                .equals(bundle(other.build().compile("prod")).files());
        boolean noChanges = EffectiveDiff.facts(
                        one.build().config("prod"), other.build().config("prod"))
                .isEmpty();

        assertThat(noChanges).isEqualTo(sameBytes);
    }
}
