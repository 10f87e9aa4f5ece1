package mgwc.gateway.policy.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import mgwc.gateway.lease.Lease;
import org.junit.jupiter.api.Test;

class LimitersTest {

    private static final LimitSubject API = new LimitSubject.OfApi("pizza-shack-v1");
    private static final Limit TEN_A_MINUTE = new Limit(10, Duration.ofMinutes(1), 10);

    private final ManualTime time = new ManualTime();
    private final Limiters limiters = new Limiters(time);
    private final Lease lease = new Lease();

    @Test
    void aLimitStartsFullAndRefillsEvenly() {
        var limiter = limiters.limiter(API, TEN_A_MINUTE, lease);

        assertThat(taken(limiter)).isEqualTo(10);
        assertThat(limiter.tryTake()).isEqualTo(Duration.ofSeconds(6).toNanos());
        time.pass(Duration.ofSeconds(5));
        assertThat(limiter.tryTake()).isEqualTo(Duration.ofSeconds(1).toNanos());
        time.pass(Duration.ofSeconds(1));
        assertThat(limiter.tryTake()).isZero();
        assertThat(limiter.tryTake()).isPositive();
    }

    @Test
    void theBurstBoundsWhatAQuietTimeSavesUp() {
        var limiter = limiters.limiter(API, new Limit(600, Duration.ofMinutes(1), 3), lease);

        time.pass(Duration.ofHours(1));

        assertThat(taken(limiter)).isEqualTo(3);
    }

    @Test
    void whatIsGivenBackCanBeTakenAgainButNeverExceedsTheBurst() {
        var limiter = limiters.limiter(API, TEN_A_MINUTE, lease);
        limiter.giveBack();
        assertThat(taken(limiter)).isEqualTo(10);

        limiter.giveBack();

        assertThat(taken(limiter)).isEqualTo(1);
    }

    @Test
    void anUnchangedLimitKeepsItsCountOverAReload() {
        var next = new Lease();
        assertThat(taken(limiters.limiter(API, TEN_A_MINUTE, lease))).isEqualTo(10);

        var kept = limiters.limiter(API, new Limit(10, Duration.ofSeconds(60), 10), next);
        lease.close();

        assertThat(kept.tryTake()).isPositive();
    }

    @Test
    void aChangedLimitAndAnotherSubjectStartFull() {
        assertThat(taken(limiters.limiter(API, TEN_A_MINUTE, lease))).isEqualTo(10);

        assertThat(taken(limiters.limiter(API, new Limit(10, Duration.ofMinutes(1), 12), lease)))
                .isEqualTo(12);
        assertThat(taken(limiters.limiter(new LimitSubject.OfOperation("pizza-shack-v1", "menu"), TEN_A_MINUTE, lease)))
                .isEqualTo(10);
        assertThat(taken(limiters.limiter(
                        new LimitSubject.OfSubscription("web-shop", "pizza-shack-v1"), TEN_A_MINUTE, lease)))
                .isEqualTo(10);
    }

    @Test
    void aLimitNobodyUsesAnyMoreIsForgotten() {
        assertThat(taken(limiters.limiter(API, TEN_A_MINUTE, lease))).isEqualTo(10);

        lease.close();

        assertThat(taken(limiters.limiter(API, TEN_A_MINUTE, new Lease()))).isEqualTo(10);
    }

    @Test
    void manyThreadsTogetherTakeExactlyTheLimit() throws Exception {
        int threads = 4;
        var limiter = limiters.limiter(API, new Limit(50_000, Duration.ofDays(1), 50_000), lease);
        var start = new CyclicBarrier(threads);
        Callable<Integer> client = () -> {
            start.await();
            int admitted = 0;
            for (int i = 0; i < 25_000; i++) {
                if (limiter.tryTake() == 0) {
                    admitted++;
                }
            }
            return admitted;
        };
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var clients = new ArrayList<Future<Integer>>();
            for (int i = 0; i < threads; i++) {
                clients.add(pool.submit(client));
            }
            int admitted = 0;
            for (var result : clients) {
                admitted += result.get();
            }
            assertThat(admitted).isEqualTo(50_000);
        }
    }

    @Test
    void aLimitThatCannotBeCountedIsRefused() {
        assertThatThrownBy(() -> new Limit(0, Duration.ofSeconds(1), 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Limit(1, Duration.ZERO, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Limit(1, Duration.ofSeconds(1), 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Limit(Long.MAX_VALUE, Duration.ofSeconds(1), 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static int taken(Limiter limiter) {
        int taken = 0;
        while (limiter.tryTake() == 0) {
            taken++;
        }
        return taken;
    }
}
