package mgwc.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code -Dmgwc.goldens.update=true} makes every {@code release.json} true again after a golden was edited. */
class GoldensTest {

    private static final boolean UPDATE = Boolean.getBoolean("mgwc.goldens.update");

    static List<Path> goldens() {
        return Goldens.directories();
    }

    private static JsonNode gateway(Path golden) {
        return JsonMapper.shared().readTree(Goldens.files(golden).get("gateway.json"));
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void areVerified(Path golden) throws InvalidReleaseException {
        if (UPDATE) {
            Goldens.seal(golden, gateway(golden).path("environment").stringValue());
        }

        Release release = ReleaseDirectory.read(golden);

        assertThat(release.manifest().environment())
                .isEqualTo(gateway(golden).path("environment").stringValue());
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void areValid(Path golden) {
        assertThat(ReleaseSchemas.errors(Goldens.files(golden))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void areCanonical(Path golden) {
        Goldens.files(golden).forEach((path, bytes) -> {
            if (path.endsWith(".json")) {
                String text = new String(bytes, StandardCharsets.UTF_8);
                assertThat(text).as(path).isEqualTo(CanonicalJson.reprint(text));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void nameEachStepConfigurationByItsDigestAndReferToIt(Path golden) {
        Set<String> referred = new TreeSet<>();
        targets(gateway(golden))
                .flatMap(steps -> steps.properties().stream())
                .forEach(step ->
                        referred.add(step.getKey() + " " + step.getValue().stringValue()));
        Set<String> written = new TreeSet<>();
        Set<String> named = new TreeSet<>();
        for (Map.Entry<String, JsonNode> step : gateway(golden).path("steps").properties()) {
            for (Map.Entry<String, JsonNode> configuration : step.getValue().properties()) {
                written.add(step.getKey() + " " + configuration.getKey());
                named.add(step.getKey() + " "
                        + Digest.of(CanonicalJson.compact(configuration.getValue()))
                                .shortHex());
            }
        }

        assertThat(written).isEqualTo(named).isEqualTo(referred);
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void haveARouteOfTheSameStepsForEachOperation(Path golden) {
        Map<String, byte[]> files = Goldens.files(golden);
        for (Map.Entry<String, JsonNode> api : gateway(golden).path("apis").properties()) {
            String routes = new String(
                    files.getOrDefault("routes/" + api.getKey() + ".camel.yaml", new byte[0]), StandardCharsets.UTF_8);
            for (Map.Entry<String, JsonNode> route :
                    api.getValue().path("routes").properties()) {
                for (JsonNode operation : route.getValue().path("operations").values()) {
                    assertThat(stepsOfRoute(routes, route.getKey()))
                            .as(route.getKey() + " " + operation.path("id"))
                            .isEqualTo(
                                    StepCatalogue.inOrder(List.copyOf(
                                                    operation.path("steps").propertyNames()))
                                            .stream()
                                            .map(StepEntry::uri)
                                            .toList());
                }
            }
        }
    }

    private static List<String> stepsOfRoute(String routes, String id) {
        return Stream.of(routes.split("(?m)^- route:\\n"))
                .filter(route -> route.startsWith("    id: " + id + "\n"))
                .flatMap(String::lines)
                .filter(line -> line.startsWith("        - to: "))
                .map(line -> line.substring("        - to: ".length()))
                .toList();
    }

    @Test
    void useEveryStep() {
        assertThat(goldens().stream().flatMap(golden -> gateway(golden).path("steps").propertyNames().stream()))
                .containsAll(StepCatalogue.STEPS.stream().map(StepEntry::name).toList());
    }

    /** The steps of every target of a release. */
    private static Stream<JsonNode> targets(JsonNode gateway) {
        Stream<JsonNode> operations = gateway.path("apis")
                .valueStream()
                .flatMap(api -> api.path("routes").valueStream())
                .flatMap(route -> route.path("operations").valueStream())
                .map(operation -> operation.path("steps"));
        Stream<JsonNode> apis = gateway.path("apis").valueStream().map(api -> api.path("steps"));
        return Stream.of(Stream.of(gateway.path("listener").path("steps")), apis, operations)
                .flatMap(steps -> steps);
    }
}
