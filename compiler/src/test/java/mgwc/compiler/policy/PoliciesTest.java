package mgwc.compiler.policy;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import mgwc.compiler.Compiler;
import mgwc.compiler.plan.GatewayPlan;
import mgwc.compiler.source.WorkTree;
import mgwc.compiler.step.StepPlanner;
import mgwc.compiler.step.Steps;
import mgwc.release.StepCatalogue;
import mgwc.release.StepEntry;
import mgwc.release.StepLevel;
import org.junit.jupiter.api.Test;

/** The policies of the compiler and the catalogue of steps say the same. */
class PoliciesTest {

    private final List<GatewayPlan> plans = Stream.of("dev", "staging", "uat", "prod")
            .map(environment -> new Compiler()
                    .compile(WorkTree.read(Path.of("..")), environment)
                    .plan()
                    .orElseThrow())
            .toList();

    @Test
    void planAllStepsOfTheCatalogueInItsOrder() {
        assertThat(Policies.planners())
                .extracting(StepPlanner::name)
                .containsExactlyElementsOf(
                        StepCatalogue.STEPS.stream().map(StepEntry::name).toList());
    }

    @Test
    void planStepsOnlyWhereTheCatalogueAllowsThem() {
        for (GatewayPlan plan : plans) {
            assertAllowed(plan.listener().steps(), StepLevel.LISTENER);
            plan.apis().forEach(api -> {
                assertAllowed(api.steps(), StepLevel.API);
                api.operations().forEach(operation -> assertAllowed(operation.steps(), StepLevel.OPERATION));
            });
        }
    }

    @Test
    void knowNothingOfEachOther() {
        slices().matching("mgwc.compiler.policy.(*)")
                .should()
                .notDependOnEachOther()
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("mgwc.compiler.policy"));
    }

    private static void assertAllowed(Steps steps, StepLevel level) {
        assertThat(steps.list())
                .isNotEmpty()
                .allMatch(step ->
                        StepCatalogue.find(step.name()).orElseThrow().levels().contains(level));
    }
}
