package mgwc.gateway.policy;

import static org.assertj.core.api.Assertions.assertThat;

import mgwc.gateway.step.StepModule;
import mgwc.release.StepCatalogue;
import mgwc.release.StepEntry;
import org.junit.jupiter.api.Test;

class PoliciesTest {

    @Test
    void modulesAreThoseOfTheCatalogueInItsOrder() {
        assertThat(Policies.MODULES)
                .extracting(StepModule::name)
                .containsExactlyElementsOf(
                        StepCatalogue.STEPS.stream().map(StepEntry::name).toList());
    }
}
