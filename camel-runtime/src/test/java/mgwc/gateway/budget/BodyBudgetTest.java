package mgwc.gateway.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;

class BodyBudgetTest {

    private static final int KIB = 1024;

    private final BodyBudget budget = new BodyBudget(1024 * KIB);

    /** Opens bodies of a stalled API until one is refused or ended. */
    private static List<BodyAccount> stall(BodyShare share, int each) {
        List<BodyAccount> bodies = new ArrayList<>();
        while (share.admits()) {
            BodyAccount body = new BodyAccount(share);
            if (!body.hold(each)) {
                return bodies;
            }
            bodies.add(body);
        }
        return bodies;
    }

    @Test
    void theBudgetIsHalfOfTheDirectMemoryAndAtMostAQuarterOfTheHeap() {
        assertThat(BodyBudget.of(64, 1000).limit()).isEqualTo(32);
        assertThat(BodyBudget.of(1000, 64).limit()).isEqualTo(16);
    }

    @Test
    void aBudgetOfNothingIsAMistake() {
        assertThatThrownBy(() -> BodyBudget.of(0, 64)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void oneStalledApiIsRefusedWhileHalfOfTheBudgetIsFree() {
        stall(budget.share("stalled"), 32 * KIB);

        assertThat(budget.held()).isEqualTo(512 * KIB);
        assertThat(budget.refused()).isEqualTo(1);
        assertThat(budget.exhausted()).isZero();
        assertThat(budget.share("other").admits()).isTrue();
    }

    @Test
    void bodiesThatWereAdmittedTogetherLeaveAThirdToTheOthers() {
        BodyShare stalled = budget.share("stalled");
        List<BodyAccount> admitted = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            assertThat(stalled.admits()).isTrue();
            admitted.add(new BodyAccount(stalled));
        }

        long growing = admitted.stream().filter(body -> body.hold(32 * KIB)).count();

        assertThat(growing).isEqualTo(21);
        assertThat(budget.exhausted()).isEqualTo(79);
        assertThat(budget.limit() - budget.held()).isGreaterThanOrEqualTo(budget.limit() / 3);
    }

    @Test
    void severalStalledApisLeaveRoomForTheNext() {
        for (int i = 0; i < 4; i++) {
            stall(budget.share("stalled" + i), 4 * KIB);
        }

        BodyShare next = budget.share("next");
        assertThat(next.admits()).isTrue();
        assertThat(new BodyAccount(next).hold(32 * KIB)).isTrue();
    }

    @Test
    void anApiIsAdmittedAgainWhenItsBodiesHaveEnded() {
        BodyShare stalled = budget.share("stalled");
        List<BodyAccount> bodies = stall(stalled, 32 * KIB);
        assertThat(stalled.admits()).isFalse();

        bodies.forEach(BodyAccount::close);

        assertThat(stalled.admits()).isTrue();
        assertThat(budget.held()).isZero();
    }

    @Test
    void anAccountThatIsRefusedHoldsWhatItHeldBefore() {
        BodyAccount body = new BodyAccount(budget.share("any"));
        assertThat(body.hold(100 * KIB)).isTrue();

        assertThat(body.hold(2048 * KIB)).isFalse();

        assertThat(body.held()).isEqualTo(100 * KIB);
        assertThat(budget.held()).isEqualTo(100 * KIB);
    }

    @Test
    void aClosedAccountTakesNothing() {
        BodyAccount body = new BodyAccount(budget.share("any"));
        body.hold(KIB);
        body.close();

        assertThat(body.hold(KIB)).isTrue();

        assertThat(budget.held()).isZero();
    }

    @Test
    void threadsThatTakeAndGiveAtOnceLeaveTheBudgetWhole() throws Exception {
        List<Thread> threads = new ArrayList<>();
        CyclicBarrier start = new CyclicBarrier(4);
        for (int t = 0; t < 4; t++) {
            BodyAccount body = new BodyAccount(budget.share("api" + t % 2));
            threads.add(Thread.ofPlatform().start(() -> {
                try {
                    start.await();
                } catch (Exception broken) {
                    throw new IllegalStateException(broken);
                }
                for (int i = 0; i < 100_000; i++) {
                    body.hold((long) (i % 400) * KIB);
                }
                body.close();
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(budget.held()).isZero();
        assertThat(budget.share("api0").held()).isZero();
        assertThat(budget.share("api1").held()).isZero();
    }
}
