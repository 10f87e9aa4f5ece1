package mgwc.gateway.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import mgwc.gateway.release.ConfigPath;
import mgwc.gateway.release.DefinitionKind;
import mgwc.gateway.release.Release;
import mgwc.gateway.release.ReleaseReader;
import mgwc.gateway.release.ReleaseRefused;
import mgwc.gateway.step.StepModule;
import mgwc.release.Goldens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * The gateway knows every property that the schemas of the format know: the goldens have each of them, and the gateway
 * refuses a field that it does not know.
 */
class GoldenReleasesTest {

    static List<Path> goldens() {
        return Goldens.directories();
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void areRead(Path golden) throws ReleaseRefused {
        assertThat(ReleaseReader.read(golden).digest()).startsWith("sha256:");
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void haveDefinitionsOfKnownKindsAndForms(Path golden) throws ReleaseRefused {
        List<DefinitionKind<?>> kinds = Policies.MODULES.stream()
                .flatMap(module -> module.definitions().stream())
                .distinct()
                .toList();

        ReleaseReader.read(golden).definitions().check(kinds);
    }

    @Test
    void haveAConfigurationForEveryModule() throws ReleaseRefused {
        Set<String> bound = new TreeSet<>();
        for (Path golden : goldens()) {
            Release release = ReleaseReader.read(golden);
            for (StepModule<?> module : Policies.MODULES) {
                ConfigPath at = ConfigPath.ROOT.field("steps").field(module.name());
                Map<String, JsonNode> configurations = release.gateway().steps().getOrDefault(module.name(), Map.of());
                for (Map.Entry<String, JsonNode> configuration : configurations.entrySet()) {
                    assertThat(at.field(configuration.getKey()).bind(configuration.getValue(), module.config()))
                            .isNotNull();
                    bound.add(module.name());
                }
            }
        }

        assertThat(bound)
                .containsExactlyInAnyOrderElementsOf(
                        Policies.MODULES.stream().map(StepModule::name).toList());
    }
}
