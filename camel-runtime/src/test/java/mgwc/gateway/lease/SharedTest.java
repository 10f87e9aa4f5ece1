package mgwc.gateway.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedTest {

    private final List<String> closed = new ArrayList<>();
    private final Shared<String, StringBuilder> shared =
            new Shared<>(StringBuilder::new, value -> closed.add(value.toString()));

    @Test
    void theNextGenerationGetsTheSameValueForAnEqualKey() {
        var old = new Lease();
        var next = new Lease();

        assertThat(shared.get("a", old)).isSameAs(shared.get("a", next));
        old.close();

        assertThat(closed).isEmpty();
        assertThat(shared.get("a", next).toString()).isEqualTo("a");
    }

    @Test
    void aValueIsClosedWithTheLastLeaseThatHoldsItAndMadeAnewAfterwards() {
        var old = new Lease();
        var next = new Lease();
        var first = shared.get("a", old);
        shared.get("b", old);
        shared.get("b", next);

        old.close();
        assertThat(closed).containsExactly("a");
        next.close();
        assertThat(closed).containsExactly("a", "b");
        assertThat(shared.size()).isZero();
        assertThat(shared.get("a", new Lease())).isNotSameAs(first);
    }

    @Test
    void aLeaseThatAsksTwiceGivesBackTwice() {
        var lease = new Lease();
        shared.get("a", lease);
        shared.get("a", lease);

        lease.close();
        lease.close();

        assertThat(closed).containsExactly("a");
    }

    @Test
    void aLeaseThatHasEndedHoldsNothing() {
        var lease = new Lease();
        lease.close();

        shared.get("a", lease);

        assertThat(closed).containsExactly("a");
        assertThat(shared.size()).isZero();
    }
}
