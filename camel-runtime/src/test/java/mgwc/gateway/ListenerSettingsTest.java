package mgwc.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mgwc.gateway.edge.EdgeOptions;
import mgwc.gateway.release.GatewayConfig;
import mgwc.gateway.release.GatewayConfig.Backend;
import mgwc.gateway.release.GatewayConfig.Timeouts;
import mgwc.gateway.release.GatewayConfig.Upstream;
import org.junit.jupiter.api.Test;

class ListenerSettingsTest {

    @Test
    void a_caller_waits_as_long_as_the_most_patient_upstream_may_take() {
        Timeouts patient = new Timeouts(2_000, 60_000, 600_000);

        assertThat(ListenerSettings.idle(with(patient))).isEqualTo(Duration.ofSeconds(2 + 2 + 600 + 5));
    }

    @Test
    void quick_upstreams_leave_the_default() {
        assertThat(ListenerSettings.idle(with(new Timeouts(1_000, 5_000, 3_000))))
                .isEqualTo(EdgeOptions.DEFAULT_IDLE);
    }

    private static GatewayConfig with(Timeouts timeouts) {
        Upstream upstream = new Upstream(
                Optional.empty(),
                List.of(new Backend("a", "http://127.0.0.1:1", 1), new Backend("b", "http://127.0.0.1:2", 1)),
                Optional.empty(),
                GatewayConfig.LoadBalancing.ROUND_ROBIN,
                timeouts);
        return new GatewayConfig(
                new GatewayConfig.Admin("127.0.0.1", 0),
                new GatewayConfig.Analytics(false, "spool"),
                Map.of(),
                Map.of(),
                "test",
                1,
                Map.of(),
                new GatewayConfig.Listener("127.0.0.1", 0, Optional.empty(), Optional.empty()),
                Map.of(),
                Map.of("shop-v1/production", upstream));
    }
}
