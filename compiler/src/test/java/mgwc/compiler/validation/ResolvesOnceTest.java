package mgwc.compiler.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mgwc.compiler.Compilation;
import mgwc.compiler.Compiler;
import mgwc.compiler.InMemory;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.resolve.EnvironmentConfig;
import mgwc.compiler.resolve.Resolver;
import mgwc.compiler.resolve.ServedApi;
import mgwc.compiler.rule.ApiRule;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.workspace.Declarations;
import mgwc.compiler.workspace.Inventory;
import org.junit.jupiter.api.Test;

/** A build merges, completes and binds each API once in each environment. */
class ResolvesOnceTest {

    private static final List<String> ENVIRONMENTS = List.of("dev", "prod");

    /** Keeps the APIs that rules are asked about. */
    private record Witness(Set<Object> seen) implements ApiRule {

        @Override
        public RuleSpec spec() {
            return RuleSpec.info("MGW4999", "witness", "An API was judged.");
        }

        @Override
        public void check(ServedApi api, Findings findings) {
            seen.add(api.api());
        }
    }

    @Test
    void aBuildPlansTheVeryApisThatTheRulesSaw() {
        Set<Object> judged = Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
        Compiler compiler = new Compiler(new RuleSet(List.of(new Witness(judged)), Optional.empty()));

        List<Compilation> compilations =
                compiler.compile(Outcome.of(InMemory.shop().tree()), ENVIRONMENTS);

        assertThat(judged).hasSize(ENVIRONMENTS.size());
        assertThat(compilations)
                .allSatisfy(compilation ->
                        assertThat(apis(compilation)).isNotEmpty().allMatch(judged::contains));
    }

    @Test
    void theConfigurationIsThatOfTheDeclarationsAlone() {
        Inventory inventory = Inventory.of(InMemory.shop().tree());
        Declarations declarations = inventory.declarations().value().orElseThrow();

        Map<String, EnvironmentConfig> configs = Validation.of(
                        RuleSet.of(Optional.empty()), inventory, ENVIRONMENTS, () -> {})
                .configs();

        assertThat(configs)
                .hasSize(ENVIRONMENTS.size())
                .allSatisfy((name, config) -> assertThat(config)
                        .isEqualTo(Resolver.resolve(declarations, name).value().orElseThrow()));
    }

    private static List<Object> apis(Compilation compilation) {
        return List.copyOf(compilation.config().orElseThrow().apis().values());
    }
}
