package mgwc.compiler.diff;

import static mgwc.compiler.change.Consequence.CALLERS;
import static mgwc.compiler.change.Consequence.CAPACITY;
import static mgwc.compiler.change.Consequence.NONE;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.DoublePredicate;
import mgwc.compiler.change.Change;
import mgwc.compiler.change.ChangeRule;
import mgwc.compiler.change.ComparedValue;
import mgwc.compiler.change.Condition;
import mgwc.compiler.change.EffectiveValues;
import mgwc.compiler.change.Risk;
import mgwc.compiler.change.Subject;
import mgwc.model.ThrottlingTiers;
import mgwc.value.NodePath;

/** Changes of how many requests are let through, whether a tier changes or another one is chosen. */
final class LimitChanges {

    private static final double HALF = 0.5;
    private static final double DOUBLE = 2;

    static final List<ChangeRule> RULES = List.of(
            ChangeRule.of("MGW9301", "slashed-limit", "Less than half of the requests are let through.")
                    .means(CALLERS, Risk.MEDIUM)
                    .when(factor(factor -> factor < HALF)),
            ChangeRule.of("MGW9302", "lowered-limit", "Fewer requests are let through.")
                    .means(CALLERS, Risk.LOW)
                    .when(factor(factor -> factor >= HALF && factor < 1)),
            ChangeRule.of("MGW9303", "multiplied-limit", "More than twice as many requests reach the backends.")
                    .means(CAPACITY, Risk.MEDIUM)
                    .when(factor(factor -> factor > DOUBLE)),
            ChangeRule.of("MGW9304", "raised-limit", "More requests reach the backends.")
                    .means(CAPACITY, Risk.LOW)
                    .when(factor(factor -> factor > 1 && factor <= DOUBLE)),
            ChangeRule.of("MGW9305", "dropped-limit", "A limit does not hold any more.")
                    .means(CAPACITY, Risk.HIGH)
                    .when((change, sides) -> limited(change, sides.before()) && unlimited(change, sides.after())),
            ChangeRule.of("MGW9306", "new-limit", "A limit holds where none did.")
                    .means(CALLERS, Risk.MEDIUM)
                    .when((change, sides) -> unlimited(change, sides.before()) && limited(change, sides.after())),
            ChangeRule.of("MGW9307", "equal-limit", "The limit is written differently and lets through the same.")
                    .means(NONE, Risk.LOW)
                    .when(factor(factor -> factor == 1)));

    private LimitChanges() {}

    /** @param burst how many requests may come at once */
    private record Limit(double perMillisecond, double burst) {}

    private static Condition factor(DoublePredicate which) {
        return (change, sides) -> {
            Optional<Limit> before = limit(change, sides.before());
            Optional<Limit> after = limit(change, sides.after());
            return before.isPresent() && after.isPresent() && which.test(factor(change, before.get(), after.get()));
        };
    }

    /** Of the rate; where the rate stays, or only the burst is what changed, of the burst. */
    private static double factor(Change change, Limit before, Limit after) {
        double rate = after.perMillisecond() / before.perMillisecond();
        return rate == 1 || change.path().name().equals("burst") ? after.burst() / before.burst() : rate;
    }

    private static boolean limited(Change change, EffectiveValues side) {
        return choosesTier(change) && limit(change, side).isPresent();
    }

    private static boolean unlimited(Change change, EffectiveValues side) {
        return choosesTier(change)
                && side.text(change.subject(), change.path())
                        .orElse(ThrottlingTiers.UNLIMITED)
                        .equals(ThrottlingTiers.UNLIMITED);
    }

    private static boolean choosesTier(Change change) {
        return change.path().name().equals("tier");
    }

    private static Optional<Limit> limit(Change change, EffectiveValues side) {
        if (choosesTier(change)) {
            return side.text(change.subject(), change.path())
                    .flatMap(name -> limit(new Subject(Subject.Kind.TIER, name), side));
        }
        boolean ofTier =
                change.subject().kind() == Subject.Kind.TIER && !change.path().isRoot();
        return ofTier ? limit(change.subject(), side) : Optional.empty();
    }

    private static Optional<Limit> limit(Subject tier, EffectiveValues side) {
        Optional<Double> requests = number(tier, "requests", side);
        Optional<Double> burst = number(tier, "burst", side);
        Optional<Duration> per = side.value(tier, NodePath.of("per")).flatMap(ComparedValue::duration);
        return requests.flatMap(count ->
                burst.flatMap(atOnce -> per.map(time -> new Limit(count / time.toMillis(), atOnce))));
    }

    private static Optional<Double> number(Subject tier, String field, EffectiveValues side) {
        return side.value(tier, NodePath.of(field))
                .flatMap(ComparedValue::number)
                .map(Number::doubleValue);
    }
}
