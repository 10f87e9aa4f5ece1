package mgwc.compiler.step;

import java.util.List;
import mgwc.compiler.change.ChangeRule;
import mgwc.compiler.diagnostic.Rule;

/**
 * A policy, with all that the compiler knows of it: how its step is planned, what is checked of its section, and what
 * changes of the section mean. Stateless. Every start of {@code mgwc validate} loads it, but asks for {@link #rules}
 * alone.
 */
public interface Policy {

    /** What plans the step. */
    StepPlanner<?> planner();

    /** The rules about the policy's section, by id. */
    default List<Rule> rules() {
        return List.of();
    }

    /** What changes of the policy's section mean, by id. Asked for only where configurations are compared. */
    default List<ChangeRule> changes() {
        return List.of();
    }

    /** A policy whose rules and changes stand elsewhere, as they look at more than one policy. */
    static Policy of(StepPlanner<?> planner) {
        return new WithoutRules(planner);
    }

    /** See {@link #of}. */
    record WithoutRules(StepPlanner<?> planner) implements Policy {}
}
