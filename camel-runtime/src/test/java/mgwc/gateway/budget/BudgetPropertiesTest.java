package mgwc.gateway.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class BudgetPropertiesTest {

    private static final int LIMIT = 1_000_000;
    private static final int APIS = 5;

    private static List<BodyAccount> bodies(BodyBudget budget, int count) {
        List<BodyAccount> bodies = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            bodies.add(new BodyAccount(budget.share("api" + i % APIS)));
        }
        return bodies;
    }

    /** Whatever bodies ask for, in whatever order, they hold what they were given and never more than there is. */
    @Property(tries = 200)
    void bodiesHoldWhatTheyWereGivenAndNeverMoreThanThereIs(
            @ForAll @Size(max = 200) List<@IntRange(min = 0, max = LIMIT) Integer> wishes) {
        BodyBudget budget = new BodyBudget(LIMIT);
        List<BodyAccount> bodies = bodies(budget, 20);
        for (int i = 0; i < wishes.size(); i++) {
            BodyAccount body = bodies.get(i * 7 % bodies.size());
            long before = body.held();
            boolean given = body.hold(wishes.get(i));

            assertThat(body.held()).isEqualTo(given ? wishes.get(i) : before);
            assertThat(budget.held()).isLessThanOrEqualTo(LIMIT);
            assertThat(bodies.stream().mapToLong(BodyAccount::held).sum()).isEqualTo(budget.held());
        }
        bodies.forEach(BodyAccount::close);

        assertThat(budget.held()).isZero();
    }

    /** Each API that takes all it gets leaves a third of what was free before, so that another is admitted. */
    @Property(tries = 200)
    void greedyApisLeaveRoomForAnother(
            @ForAll @IntRange(min = 1, max = APIS) int greedy,
            @ForAll @Size(min = 200, max = 600) List<@IntRange(min = 1, max = 20_000) Integer> parts) {
        BodyBudget budget = new BodyBudget(LIMIT);
        for (int i = 0; i < parts.size(); i++) {
            BodyShare share = budget.share("greedy" + i % greedy);
            new BodyAccount(share).hold(parts.get(i));
        }

        long left = (long) (LIMIT / Math.pow(3, greedy)) - 1;
        assertThat(LIMIT - budget.held()).isGreaterThanOrEqualTo(left);
        assertThat(budget.share("modest").admits()).isTrue();
        assertThat(new BodyAccount(budget.share("modest")).hold(left / 2)).isTrue();
    }
}
