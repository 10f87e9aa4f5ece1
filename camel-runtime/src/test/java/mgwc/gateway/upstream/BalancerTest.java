package mgwc.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import mgwc.gateway.backend.Backend;
import mgwc.gateway.backend.BackendUrl;
import org.junit.jupiter.api.Test;

class BalancerTest {

    private static final long NOW = 1_000;

    private final Backend a = backend("a", 5);
    private final Backend b = backend("b", 1);
    private final Backend c = backend("c", 1);

    private static Backend backend(String name, int weight) {
        return new Backend(name, BackendUrl.parse("http://" + name + ".example"), weight);
    }

    private static String turns(Balancer balancer, int count) {
        var turns = new StringBuilder();
        for (int i = 0; i < count; i++) {
            turns.append(balancer.next(Set.of(), NOW).name());
        }
        return turns.toString();
    }

    @Test
    void turnsAreInProportionToTheWeightsAndSpreadOut() {
        assertThat(turns(new Balancer(List.of(a, b, c)), 14)).isEqualTo("aabacaaaabacaa");
    }

    @Test
    void equalWeightsTakeTurns() {
        assertThat(turns(new Balancer(List.of(b, c)), 6)).isEqualTo("bcbcbc");
    }

    @Test
    void aBackendOfWeightZeroGetsNothing() {
        assertThat(turns(new Balancer(List.of(backend("z", 0), b)), 3)).isEqualTo("bbb");
        assertThat(new Balancer(List.of(backend("z", 0))).next(Set.of(), NOW)).isNull();
    }

    @Test
    void sharesAreExactAlsoWhenManyThreadsTakeTurns() throws Exception {
        var balancer = new Balancer(List.of(backend("x", 70), backend("y", 29), backend("z", 1)));
        try (var threads = Executors.newFixedThreadPool(4)) {
            var all = new ArrayList<String>();
            Callable<String> work = () -> turns(balancer, 2_500);
            for (var part : threads.invokeAll(Collections.nCopies(4, work))) {
                all.addAll(List.of(part.get().split("")));
            }

            assertThat(Collections.frequency(all, "x")).isEqualTo(7_000);
            assertThat(Collections.frequency(all, "y")).isEqualTo(2_900);
            assertThat(Collections.frequency(all, "z")).isEqualTo(100);
        }
    }

    @Test
    void oneThatWasTriedIsPassedOver() {
        var balancer = new Balancer(List.of(a, b));

        assertThat(balancer.next(Set.of(a), NOW)).isSameAs(b);
        assertThat(balancer.next(Set.of(a, b), NOW)).isNull();
    }

    @Test
    void oneThatIsPutAsideGetsATurnOnlyIfThereIsNoOther() {
        var balancer = new Balancer(List.of(a, b));
        a.eject(NOW);

        assertThat(turns(balancer, 3)).isEqualTo("bbb");
        assertThat(balancer.next(Set.of(b), NOW)).isSameAs(a);
        b.eject(NOW);
        assertThat(balancer.next(Set.of(), NOW)).isNotNull();
    }

    @Test
    void aBackendIsPutAsideForTwiceAsLongEachTimeUpToHalfAMinute() {
        var rests = new ArrayList<Long>();
        long now = NOW;
        for (int i = 0; i < 7; i++) {
            Duration ejection = a.eject(now);
            rests.add(ejection.toSeconds());
            assertThat(a.ejected(now)).isTrue();
            now += ejection.toNanos();
            assertThat(a.ejected(now)).isFalse();
        }

        assertThat(rests).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
    }

    @Test
    void refusalsWhileItIsPutAsideDoNotCountAgain() {
        a.eject(NOW);

        assertThat(a.eject(NOW + 1)).isZero();
        assertThat(a.eject(NOW + Duration.ofSeconds(1).toNanos())).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void oneConnectionThatSucceedsMakesUpForAllRefusals() {
        a.eject(NOW);
        a.eject(NOW + Duration.ofSeconds(1).toNanos());
        a.accepted();

        assertThat(a.ejected(NOW + Duration.ofSeconds(1).toNanos())).isFalse();
        assertThat(a.eject(NOW)).isEqualTo(Duration.ofSeconds(1));
    }
}
