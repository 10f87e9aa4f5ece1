package mgwc.gateway.admin;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import mgwc.gateway.jwt.KeySetState;

/**
 * What is measured of the key sets of issuers. The rows are made anew with each scrape, because issuers come and go.
 */
final class KeySetMeters {

    private final MultiGauge age;
    private final MultiGauge keys;
    private final MultiGauge failing;

    KeySetMeters(MeterRegistry registry) {
        age = MultiGauge.builder("mgwc.key.set.age")
                .description("since the key set of an issuer was fetched")
                .baseUnit("seconds")
                .register(registry);
        keys = MultiGauge.builder("mgwc.key.set.keys")
                .description("keys of an issuer that verify signatures, and those that are left out")
                .register(registry);
        failing = MultiGauge.builder("mgwc.key.set.refresh.failing")
                .description("1 while the key set of an issuer cannot be fetched")
                .register(registry);
    }

    void update(Collection<KeySetState> states) {
        List<MultiGauge.Row<?>> ages = new ArrayList<>();
        List<MultiGauge.Row<?>> counts = new ArrayList<>();
        List<MultiGauge.Row<?>> failures = new ArrayList<>();
        for (KeySetState state : states) {
            Tags issuer = Tags.of("issuer", state.issuer());
            state.age().ifPresent(since -> ages.add(MultiGauge.Row.of(issuer, seconds(since))));
            counts.add(MultiGauge.Row.of(issuer.and("state", "usable"), state.usable()));
            counts.add(MultiGauge.Row.of(issuer.and("state", "left-out"), state.unusable()));
            failures.add(MultiGauge.Row.of(issuer, state.failing() ? 1 : 0));
        }
        age.register(ages, true);
        keys.register(counts, true);
        failing.register(failures, true);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
