package mgwc.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StepCatalogueTest {

    @Test
    void steps_run_in_this_order() {
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
    void names_are_unique() {
        assertThat(StepCatalogue.STEPS).extracting(StepEntry::name).doesNotHaveDuplicates();
    }

    @Test
    void guards_stand_before_the_steps_they_guard_wherever_those_may_stand() {
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
    void only_authentication_and_authorization_are_guards() {
        assertThat(StepCatalogue.STEPS)
                .extracting(StepEntry::name)
                .filteredOn(StepCatalogue::isGuard)
                .containsExactly("authenticate", "authorize");
    }

    @Test
    void steps_are_found_by_the_endpoint_of_a_route() {
        assertThat(StepCatalogue.findByUri("mgw-authorize:scopes")).isEqualTo(StepCatalogue.find("authorize"));
        assertThat(StepCatalogue.findByUri("mgw-authorize:roles")).isEmpty();
        assertThat(StepCatalogue.find("Authorize")).isEmpty();
    }

    @Test
    void names_are_put_into_the_order_of_the_catalogue() {
        assertThat(StepCatalogue.inOrder(Set.of("usage", "cors", "forward", "teleport")))
                .extracting(StepEntry::name)
                .isEqualTo(List.of("cors", "forward", "usage"));
    }
}
