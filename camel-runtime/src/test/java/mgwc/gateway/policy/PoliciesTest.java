package mgwc.gateway.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mgwc.gateway.step.StepModule;
import mgwc.release.StepCatalogue;
import mgwc.release.StepEntry;
import org.junit.jupiter.api.Test;

class PoliciesTest {

    @Test
    void modulesAreListedInTheOrderOfTheCatalogue() {
        List<String> modules = Policies.MODULES.stream().map(StepModule::name).toList();

        assertThat(StepCatalogue.STEPS.stream().map(StepEntry::name)).containsSubsequence(modules);
        assertThat(modules).doesNotHaveDuplicates();
    }
}
