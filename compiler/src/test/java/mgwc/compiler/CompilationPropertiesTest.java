package mgwc.compiler;

import static mgwc.compiler.WorkspaceBuilder.map;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import mgwc.compiler.diff.EffectiveDiff;
import mgwc.compiler.emit.RouteBundle;
import mgwc.value.ApiId;
import mgwc.value.PathTemplate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What holds for every workspace. Here a workspace is one API with any operations, settings and backends. */
class CompilationPropertiesTest {

    private static final ApiId MENU = new ApiId("menu", "v1");

    /** @param scoped whether the contract asks for a scope; @param open whether the API opens it */
    record Op(String path, String method, boolean named, boolean scoped, boolean open, boolean limited) {

        String key(int index) {
            return named ? "op" + index : method.toUpperCase(Locale.ROOT) + " " + path;
        }
    }

    record Workspace(List<Op> operations, int backends, long shuffle) {

        InMemory build() {
            return new WorkspaceBuilder(InMemory.shop(), YamlStyle.BLOCKS.shuffled(shuffle))
                    .contract(MENU, contract())
                    .api(MENU, api())
                    .files();
        }

        private Map<String, Object> contract() {
            Map<String, Object> paths = map();
            for (int i = 0; i < operations.size(); i++) {
                Op op = operations.get(i);
                pathItem(paths, op.path()).put(op.method(), operation(op, i));
            }
            Map<String, Object> flow =
                    map("tokenUrl", "https://id.example/token", "scopes", map("scope", "Everything"));
            Map<String, Object> oauth = map("type", "oauth2", "flows", map("clientCredentials", flow));
            return map(
                    "openapi",
                    "3.1.0",
                    "info",
                    map("title", "Menu", "version", "1"),
                    "components",
                    map("securitySchemes", map("oauth", oauth)),
                    "paths",
                    paths);
        }

        @SuppressWarnings("unchecked")
        private static Map<String, Object> pathItem(Map<String, Object> paths, String path) {
            return (Map<String, Object>) paths.computeIfAbsent(path, template -> {
                List<Map<String, Object>> parameters = PathTemplate.parse(template).parameterNames().stream()
                        .map(name -> map("name", name, "in", "path", "required", true, "schema", map("type", "string")))
                        .toList();
                return parameters.isEmpty() ? map() : map("parameters", parameters);
            });
        }

        private static Map<String, Object> operation(Op op, int index) {
            Map<String, Object> operation = map("responses", map("default", map("description", "Done")));
            if (op.named()) {
                operation.put("operationId", op.key(index));
            }
            if (op.scoped()) {
                operation.put("security", List.of(map("oauth", List.of("scope"))));
            }
            return operation;
        }

        private Map<String, Object> api() {
            Map<String, Object> addresses = map();
            for (int i = 0; i < backends; i++) {
                addresses.put("b" + i, map("url", "http://b" + i + ".internal", "weight", i + 1));
            }
            Map<String, Object> spec = map(
                    "basePath",
                    "/menu/v1",
                    "security",
                    map("jwt", map("issuers", List.of("corporate"))),
                    "endpoints",
                    map("production", map("backends", addresses)));
            Map<String, Object> settings = map();
            for (int i = 0; i < operations.size(); i++) {
                Op op = operations.get(i);
                if (op.open() || op.limited()) {
                    settings.put(op.key(i), settings(op));
                }
            }
            if (!settings.isEmpty()) {
                spec.put("operations", settings);
            }
            return spec;
        }

        private static Map<String, Object> settings(Op op) {
            Map<String, Object> settings = map();
            if (op.open()) {
                settings.put("security", map("anonymous", true));
            }
            if (op.limited()) {
                settings.put("throttling", map("tier", "Gold"));
            }
            return settings;
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
    void everyOperationIsInTheBundleOnce(@ForAll("workspaces") Workspace workspace) {
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
    void anOperationIsOpenExactlyWhenTheApiSaysSo(@ForAll("workspaces") Workspace workspace) {
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
    void theOrderOfWhatIsWrittenChangesNoByte(@ForAll("workspaces") Workspace workspace, @ForAll long otherOrder) {
        Workspace reordered = new Workspace(workspace.operations(), workspace.backends(), otherOrder);

        assertThat(bundle(reordered.build().compile("prod")).files())
                .isEqualTo(bundle(workspace.build().compile("prod")).files());
    }

    @Property(tries = 40)
    void nothingDiffersFromItself(@ForAll("workspaces") Workspace workspace, @ForAll long otherOrder) {
        Workspace reordered = new Workspace(workspace.operations(), workspace.backends(), otherOrder);

        assertThat(EffectiveDiff.between(
                                workspace.build().config("prod"),
                                reordered.build().config("prod"))
                        .changes())
                .isEmpty();
    }

    @Property(tries = 40)
    void configurationsThatCompileDifferentlyDiffer(
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
