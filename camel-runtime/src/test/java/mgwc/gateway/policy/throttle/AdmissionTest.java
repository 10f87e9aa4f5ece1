package mgwc.gateway.policy.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import mgwc.gateway.lease.Lease;
import org.junit.jupiter.api.Test;

class AdmissionTest {

    private static final LimitSubject API = new LimitSubject.OfApi("orders-v1");
    private static final LimitSubject OPERATION = new LimitSubject.OfOperation("orders-v1", "list");
    private static final LimitSubject SUBSCRIPTION = new LimitSubject.OfSubscription("web-shop", "orders-v1");

    private final Limiters limiters = new Limiters(new ManualTime());
    private final Lease lease = new Lease();

    @Test
    void aRequestPassesWhenEveryLimitHasRoom() {
        assertThat(Admission.ask(limit(SUBSCRIPTION, 1), List.of(limit(OPERATION, 1), limit(API, 1))))
                .isEqualTo(Admission.ADMITTED);
        assertThat(Admission.ask(null, List.of())).isEqualTo(Admission.ADMITTED);
    }

    @Test
    void theLimitThatRefusesIsNamed() {
        assertThat(Admission.ask(used(SUBSCRIPTION), List.of(limit(OPERATION, 1), limit(API, 1))))
                .isEqualTo(new Admission.Limited(
                        SUBSCRIPTION, Duration.ofMinutes(1).toNanos()));
        assertThat(Admission.ask(null, List.of(used(OPERATION))))
                .isEqualTo(
                        new Admission.Limited(OPERATION, Duration.ofMinutes(1).toNanos()));
    }

    @Test
    void aRefusedRequestUsesUpNoOtherLimit() {
        var subscription = limit(SUBSCRIPTION, 1);
        var operation = limit(OPERATION, 1);
        var api = used(API);

        for (int i = 0; i < 5; i++) {
            assertThat(Admission.ask(subscription, List.of(operation, api)))
                    .isInstanceOfSatisfying(
                            Admission.Limited.class,
                            limited -> assertThat(limited.by()).isEqualTo(API));
        }

        assertThat(subscription.tryTake()).isZero();
        assertThat(operation.tryTake()).isZero();
    }

    @Test
    void retryAfterIsWholeSecondsRoundedUpAndNeverZero() {
        assertThat(new Admission.Limited(API, 1).retryAfterSeconds()).isEqualTo(1);
        assertThat(new Admission.Limited(API, 1_000_000_000L).retryAfterSeconds())
                .isEqualTo(1);
        assertThat(new Admission.Limited(API, 1_000_000_001L).retryAfterSeconds())
                .isEqualTo(2);
    }

    private Limiter limit(LimitSubject subject, long requests) {
        return limiters.limiter(subject, new Limit(requests, Duration.ofMinutes(1), requests), lease);
    }

    private Limiter used(LimitSubject subject) {
        var limiter = limit(subject, 1);
        assertThat(limiter.tryTake()).isZero();
        return limiter;
    }
}
