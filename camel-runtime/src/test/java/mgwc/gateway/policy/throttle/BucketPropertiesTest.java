package mgwc.gateway.policy.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import mgwc.gateway.lease.Lease;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class BucketPropertiesTest {

    /** Over any stretch of time no more get through than the burst and what that time refills. */
    @Property
    void neverMoreThanTheBurstAndWhatTimeRefills(
            @ForAll @LongRange(min = 1, max = 1_000_000) long requests,
            @ForAll @LongRange(min = 1, max = 86_400_000) long periodMillis,
            @ForAll @LongRange(min = 1, max = 200) long burst,
            @ForAll @Size(max = 60) List<@IntRange(max = 100_000_000) Integer> pausesNanos) {
        var time = new ManualTime();
        var limiter = new Limiters(time)
                .limiter(
                        new LimitSubject.OfApi("any"),
                        new Limit(requests, Duration.ofMillis(periodMillis), burst),
                        new Lease());
        long admitted = 0;
        long elapsed = 0;
        for (int pause : pausesNanos) {
            time.pass(Duration.ofNanos(pause));
            elapsed += pause;
            for (int i = 0; i < 5; i++) {
                admitted += limiter.tryTake() == 0 ? 1 : 0;
            }
            double allowed = burst + (double) requests * elapsed / (periodMillis * 1e6);
            assertThat((double) admitted).isLessThanOrEqualTo(allowed + 1e-6);
        }
    }

    /** Whoever waits as long as they were told, to the nanosecond, gets through. */
    @Property
    void theWaitThatIsToldIsEnough(
            @ForAll @LongRange(min = 1, max = 1_000_000) long requests,
            @ForAll @LongRange(min = 1, max = 86_400_000) long periodMillis) {
        var time = new ManualTime();
        var limiter = new Limiters(time)
                .limiter(
                        new LimitSubject.OfApi("any"),
                        new Limit(requests, Duration.ofMillis(periodMillis), 1),
                        new Lease());
        assertThat(limiter.tryTake()).isZero();
        long wait = limiter.tryTake();
        assertThat(wait).isPositive();

        time.pass(Duration.ofNanos(wait + 1));

        assertThat(limiter.tryTake()).isZero();
    }
}
