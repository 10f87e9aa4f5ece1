package mgwc.compiler.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import mgwc.compiler.Compiler;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.source.SourceTree;
import mgwc.compiler.source.WorkTree;
import mgwc.compiler.workspace.Declarations;
import mgwc.compiler.workspace.Parser;
import mgwc.compiler.yaml.Origin;
import mgwc.value.ApiId;
import mgwc.value.NodePath;
import mgwc.value.SecretRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sample workspace at the root of the repository, read and resolved for real. */
class SampleWorkspaceTest {

    private static final ApiId PIZZA = new ApiId("pizza-shack", "v1");

    private static Outcome<EnvironmentConfig> resolve(String environment) {
        Outcome<SourceTree> tree = WorkTree.read(Path.of(".."));
        return tree.then(Parser::parse)
                .then((Declarations declarations) -> Resolver.resolve(declarations, environment));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "staging", "uat", "prod"})
    void resolvesEveryEnvironmentWithoutFindings(String environment) {
        Outcome<EnvironmentConfig> outcome = resolve(environment);

        assertThat(outcome.diagnostics()).isEmpty();
        assertThat(outcome.value().orElseThrow().apis()).hasSize(3);
        assertThat(outcome.value().orElseThrow().contracts()).hasSize(3);
    }

    @Test
    void overlayWinsOverBaseAndRemembersWhatItReplaced() {
        At<mgwc.model.Api> api = resolve("prod").value().orElseThrow().apis().get(PIZZA);
        NodePath url = NodePath.parse("spec.endpoints.production.backends.east.url");

        assertThat(api.value()
                        .spec()
                        .endpoints()
                        .get("production")
                        .backends()
                        .get("east")
                        .url())
                .isEqualTo("https://pizza-east.prod.internal/api");
        assertThat(api.span(url)).hasToString("environments/prod/apis/pizza-shack-v1.yaml:17:16");
        assertThat(api.origin(url))
                .isInstanceOfSatisfying(
                        Origin.Written.class,
                        written -> assertThat(written.replaced())
                                .singleElement()
                                .satisfies(replaced -> {
                                    assertThat(replaced.text()).isEqualTo("http://pizza-east.shop.internal:8080/api");
                                    assertThat(replaced.span()).hasToString("apis/pizza-shack/v1/api.yaml:19:16");
                                }));
    }

    @Test
    void whatAnOverlayLeavesOutStaysAsItIs() {
        At<mgwc.model.Api> api = resolve("prod").value().orElseThrow().apis().get(PIZZA);

        assertThat(api.value()
                        .spec()
                        .endpoints()
                        .get("production")
                        .backends()
                        .get("east")
                        .weight())
                .isEqualTo(3);
        assertThat(api.span(NodePath.parse("spec.endpoints.production.backends.east.weight"))
                        .file())
                .isEqualTo("apis/pizza-shack/v1/api.yaml");
    }

    @Test
    void defaultsAreFilledInAndKnownAsSuch() {
        At<mgwc.model.Api> api = resolve("dev").value().orElseThrow().apis().get(PIZZA);
        NodePath idle = NodePath.parse("spec.endpoints.production.timeouts.idle");

        assertThat(api.value().spec().endpoints().get("production").timeouts().idle())
                .isEqualTo(Duration.ofSeconds(60));
        assertThat(api.origin(idle)).isInstanceOf(Origin.Default.class);
        assertThat(api.span(idle)).hasToString("apis/pizza-shack/v1/api.yaml:15:7");
    }

    @Test
    void nullInAnOverlayDeletes() {
        EnvironmentConfig dev = resolve("dev").value().orElseThrow();
        EnvironmentConfig staging = resolve("staging").value().orElseThrow();

        assertThat(dev.apis()
                        .get(new ApiId("orders", "v1"))
                        .value()
                        .spec()
                        .endpoints()
                        .get("production"))
                .satisfies(set -> assertThat(set.authentication()).isEmpty());
        assertThat(staging.apis()
                        .get(PIZZA)
                        .value()
                        .spec()
                        .endpoints()
                        .get("production")
                        .backends())
                .containsOnlyKeys("east");
    }

    @Test
    void aSecretMovesFromVariableToFile() {
        EnvironmentConfig prod = resolve("prod").value().orElseThrow();

        assertThat(prod.apis()
                        .get(new ApiId("orders", "v1"))
                        .value()
                        .spec()
                        .endpoints()
                        .get("production")
                        .authentication()
                        .orElseThrow()
                        .basic()
                        .orElseThrow()
                        .password()
                        .secretRef())
                .isEqualTo(new SecretRef.FromFile("/run/secrets/orders-backend-password"));
    }

    @Test
    void tiersAreThoseOfTheWorkspaceWithTheChangesOfTheEnvironment() {
        EnvironmentConfig prod = resolve("prod").value().orElseThrow();

        assertThat(prod.tiers()).containsOnlyKeys("Bronze", "Gold", "Silver");
        assertThat(prod.tiers().get("Silver").value().requests()).isEqualTo(900);
        assertThat(prod.tiers().get("Silver").value().per()).isEqualTo(Duration.ofMinutes(1));
        assertThat(prod.tiers().get("Silver").span(NodePath.of("requests")).file())
                .isEqualTo("environments/prod/environment.yaml");
    }

    @Test
    void contractsKnowTheirOperationsAndScopes() {
        EnvironmentConfig dev = resolve("dev").value().orElseThrow();

        assertThat(dev.contracts()
                        .get(PIZZA)
                        .operation("placeOrder")
                        .orElseThrow()
                        .scopes())
                .extracting(scope -> scope.name())
                .containsExactly("order:write");
        assertThat(dev.contracts()
                        .get(new ApiId("orders", "v1"))
                        .operation("listOrders")
                        .orElseThrow()
                        .scopes())
                .extracting(scope -> scope.name())
                .containsExactly("orders:read");
    }

    @Test
    void nothingIsFoundInIt() {
        assertThat(new Compiler().validate(WorkTree.read(Path.of("..")), List.of()))
                .isEmpty();
    }
}
