package mgwc.compiler.change;

/** What has to be true of a change for a rule to speak about it. */
@FunctionalInterface
public interface Condition {

    boolean holds(Change change, Comparison sides);

    default Condition and(Condition other) {
        return (change, sides) -> holds(change, sides) && other.holds(change, sides);
    }

    default Condition or(Condition other) {
        return (change, sides) -> holds(change, sides) || other.holds(change, sides);
    }

    default Condition unless(Condition other) {
        return (change, sides) -> holds(change, sides) && !other.holds(change, sides);
    }
}
