package mgwc.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.emit.RouteBundle;
import mgwc.compiler.source.SourceTree;
import mgwc.compiler.source.WorkTree;
import mgwc.release.StepCatalogue;
import mgwc.release.StepEntry;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every fixture with an {@code expected/<environment>/} folder, and the sample workspace: compiling the environment
 * gives exactly these files. {@code -Dmgwc.fixtures.update=true} rewrites them; review the difference.
 */
class CompiledFixtureTest {

    private static final boolean UPDATE = Boolean.getBoolean("mgwc.fixtures.update");
    private static final Path SAMPLE = Path.of("..");
    private static final Path SAMPLE_EXPECTATIONS = Path.of("src/test/fixtures/sample");

    private record Case(String name, Outcome<SourceTree> source, String environment, Path expected) {

        SortedMap<String, String> compiled() {
            Compilation compilation = new Compiler().compile(source, environment);
            return compilation
                    .bundle()
                    .map(RouteBundle::files)
                    .orElseThrow(
                            () -> new AssertionError(compilation.diagnostics().toString()));
        }

        SortedMap<String, String> expectation() throws IOException {
            SortedMap<String, String> files = new TreeMap<>();
            try (Stream<Path> paths = Files.walk(expected)) {
                for (Path path : paths.filter(Files::isRegularFile).toList()) {
                    files.put(expected.relativize(path).toString(), Files.readString(path));
                }
            }
            return files;
        }

        void update() throws IOException {
            for (Map.Entry<String, String> file : compiled().entrySet()) {
                Path path = expected.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
        }
    }

    private static List<Case> cases() throws IOException {
        Stream<Case> sample = environments(SAMPLE_EXPECTATIONS).stream()
                .map(folder -> new Case(
                        "sample " + folder.getFileName(),
                        WorkTree.read(SAMPLE),
                        folder.getFileName().toString(),
                        folder));
        Stream<Case> fixtures = Fixture.all().stream().flatMap(CompiledFixtureTest::casesOf);
        return Stream.concat(sample, fixtures).toList();
    }

    private static Stream<Case> casesOf(Fixture fixture) {
        try {
            Outcome<SourceTree> source = fixture.input();
            return environments(fixture.folder().resolve("expected")).stream()
                    .map(folder -> new Case(
                            fixture.name() + " " + folder.getFileName(),
                            source,
                            folder.getFileName().toString(),
                            folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> environments(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(Files::isDirectory).sorted().toList();
        }
    }

    @TestFactory
    Stream<DynamicTest> compilesToWhatIsExpected() throws IOException {
        return cases().stream()
                .map(each -> DynamicTest.dynamicTest(each.name(), () -> {
                    if (UPDATE) {
                        each.update();
                    }
                    assertThat(each.compiled()).isEqualTo(each.expectation());
                }));
    }

    @TestFactory
    Stream<DynamicTest> emitsWhatCamelAccepts() throws IOException {
        CamelSchema schema = CamelSchema.load();
        return cases().stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.name(),
                        () -> each.compiled().entrySet().stream()
                                .filter(file -> file.getKey().endsWith(".camel.yaml"))
                                .forEach(file -> assertThat(schema.findings(file.getValue()))
                                        .as(file.getKey())
                                        .isEmpty())));
    }

    @TestFactory
    Stream<DynamicTest> emitsGuardedStepsInTheOrderOfTheCatalogue() throws IOException {
        return cases().stream()
                .map(each -> DynamicTest.dynamicTest(each.name(), () -> {
                    SortedMap<String, String> files = each.compiled();
                    JsonNode apis = JsonMapper.shared()
                            .readTree(files.get("gateway.json"))
                            .path("apis");
                    for (String api : apis.propertyNames()) {
                        String routes = files.getOrDefault("routes/" + api + ".camel.yaml", "");
                        apis.path(api)
                                .path("routes")
                                .properties()
                                .forEach(route -> route.getValue()
                                        .path("operations")
                                        .values()
                                        .forEach(operation -> assertGuarded(operation, steps(routes, route.getKey()))));
                    }
                }));
    }

    /** The endpoints that a route names, in their order. */
    private static List<String> steps(String routes, String id) {
        String route = routes.substring(routes.indexOf("id: " + id + "\n"));
        int next = route.indexOf("- route:");
        return (next < 0 ? route : route.substring(0, next))
                .lines()
                .filter(line -> line.contains("- to: "))
                .map(line -> line.substring(line.indexOf("- to: ") + "- to: ".length()))
                .toList();
    }

    private static void assertGuarded(JsonNode operation, List<String> route) {
        List<StepEntry> steps = StepCatalogue.inOrder(operation.path("steps").propertyNames());

        assertThat(route).isEqualTo(steps.stream().map(StepEntry::uri).toList());
        assertThat(steps).hasSize(operation.path("steps").size());
        List<String> guards = steps.stream()
                .flatMap(step -> step.guardedBy().stream())
                .distinct()
                .toList();
        if (operation.path("authentication").stringValue().equals("required")) {
            assertThat(steps).extracting(StepEntry::name).containsAll(guards);
        } else {
            assertThat(steps).extracting(StepEntry::name).doesNotContainAnyElementsOf(guards);
        }
    }

    @Test
    void findsTheCases() throws IOException {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(4);
    }
}
