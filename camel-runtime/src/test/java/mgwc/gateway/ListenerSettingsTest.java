package mgwc.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mgwc.gateway.backend.Timeouts;
import mgwc.gateway.edge.EdgeOptions;
import mgwc.gateway.upstream.UpstreamDefinition;
import mgwc.gateway.upstream.UpstreamDefinition.Address;
import org.junit.jupiter.api.Test;

class ListenerSettingsTest {

    @Test
    void aCallerWaitsAsLongAsTheMostPatientUpstreamMayTake() {
        Timeouts patient = new Timeouts(2_000, 60_000, 600_000);

        assertThat(ListenerSettings.idle(with(patient))).isEqualTo(Duration.ofSeconds(2 + 2 + 600 + 5));
    }

    @Test
    void quickUpstreamsLeaveTheDefault() {
        assertThat(ListenerSettings.idle(with(new Timeouts(1_000, 5_000, 3_000))))
                .isEqualTo(EdgeOptions.DEFAULT_IDLE);
    }

    private static List<UpstreamDefinition> with(Timeouts timeouts) {
        return List.of(new UpstreamDefinition(
                Optional.empty(),
                List.of(new Address("a", "http://127.0.0.1:1", 1), new Address("b", "http://127.0.0.1:2", 1)),
                Optional.empty(),
                UpstreamDefinition.LoadBalancing.ROUND_ROBIN,
                timeouts));
    }
}
