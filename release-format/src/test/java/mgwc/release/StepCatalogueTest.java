package mgwc.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StepCatalogueTest {

    @Test
    void stepsRunInThisOrder() {
        assertThat(StepCatalogue.STEPS)
                .extracting(StepEntry::uri)
                .containsExactly(
                        "mgw-cors:origins",
                        "mgw-authenticate:jwt",
                        "mgw-authorize:scopes",
                        "mgw-throttle:local",
                        "mgw-headers:edit",
                        "mgw-forward:upstream",
                        "mgw-usage:spool");
    }

    @Test
    void namesAreUnique() {
        assertThat(StepCatalogue.STEPS).extracting(StepEntry::name).doesNotHaveDuplicates();
    }

    @Test
    void guardsStandBeforeTheStepsTheyGuardWhereverThoseMayStand() {
        for (StepEntry step : StepCatalogue.STEPS) {
            for (String guard : step.guardedBy()) {
                StepEntry entry = StepCatalogue.find(guard).orElseThrow();
                assertThat(StepCatalogue.STEPS.indexOf(entry)).isLessThan(StepCatalogue.STEPS.indexOf(step));
                assertThat(entry.levels()).containsAll(step.levels());
                assertThat(entry.upgrades()).isTrue();
            }
        }
    }

    @Test
    void onlyAuthenticationAndAuthorizationAreGuards() {
        assertThat(StepCatalogue.STEPS)
                .extracting(StepEntry::name)
                .filteredOn(StepCatalogue::isGuard)
                .containsExactly("authenticate", "authorize");
    }

    @Test
    void stepsAreFoundByTheEndpointOfARoute() {
        assertThat(StepCatalogue.findByUri("mgw-authorize:scopes")).isEqualTo(StepCatalogue.find("authorize"));
        assertThat(StepCatalogue.findByUri("mgw-authorize:roles")).isEmpty();
        assertThat(StepCatalogue.find("Authorize")).isEmpty();
    }

    @Test
    void namesArePutIntoTheOrderOfTheCatalogue() {
        assertThat(StepCatalogue.inOrder(Set.of("usage", "cors", "forward", "teleport")))
                .extracting(StepEntry::name)
                .isEqualTo(List.of("cors", "forward", "usage"));
    }
}
