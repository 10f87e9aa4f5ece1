package mgwc.compiler.diff.contract;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import mgwc.compiler.change.JudgedChange;
import mgwc.compiler.yaml.Node;

/**
 * The schemas of two contracts, with all that was found out about them, so that messages which share them share that.
 */
final class ContractSchemas {

    /** In how many messages of one direction a pair of schemas is compared: no more places of a change are counted. */
    private static final int MOST_MESSAGES = JudgedChange.MOST_ALIKE + 1;

    private final ContractSide before;
    private final ContractSide after;
    private final SchemaShapes shapesBefore;
    private final SchemaShapes shapesAfter;
    private final StructuralEquality sameness;
    private final Map<Direction, Map<Pair, Integer>> messages = new EnumMap<>(Direction.class);

    ContractSchemas(ContractSide before, ContractSide after) {
        this.before = before;
        this.after = after;
        this.shapesBefore = new SchemaShapes(before);
        this.shapesAfter = new SchemaShapes(after);
        this.sameness = new StructuralEquality(before, after);
    }

    ContractSide before() {
        return before;
    }

    ContractSide after() {
        return after;
    }

    SchemaShape shapeBefore(Node schema) {
        return shapesBefore.of(schema);
    }

    SchemaShape shapeAfter(Node schema) {
        return shapesAfter.of(schema);
    }

    /** Whether a schema says the same on both sides, references followed. */
    boolean same(Node old, Node now) {
        return sameness.of(old, now);
    }

    Pair pair(Node old, Node now) {
        return new Pair(before.resolve(old), after.resolve(now));
    }

    /** Counts a message in which a pair stands; false if it stood in enough of them already. */
    boolean counts(Direction direction, Pair pair) {
        Map<Pair, Integer> counted = messages.computeIfAbsent(direction, ignored -> new HashMap<>());
        return counted.merge(pair, 1, Integer::sum) <= MOST_MESSAGES;
    }
}
