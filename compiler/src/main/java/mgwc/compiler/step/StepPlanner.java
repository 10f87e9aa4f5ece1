package mgwc.compiler.step;

import java.util.Optional;
import java.util.Set;
import mgwc.compiler.effective.EffectiveApi;
import mgwc.compiler.effective.EffectiveOperation;
import tools.jackson.databind.node.ObjectNode;

/**
 * Works out what one step of the {@link mgwc.release.StepCatalogue} does, for each target that the step may stand at.
 * Every target gets its own complete list of steps, so a planner returns what is effective there; the gateway merges
 * nothing. Stateless. Gets only configurations in which no rule found an error.
 *
 * @param <C> the step's configuration: an immutable record; equal ones are written once and built once
 */
public interface StepPlanner<C extends Record> {

    /** The step's name in the catalogue. */
    String name();

    /** What the step does for requests that match an operation; empty where it does nothing. */
    default Optional<C> operation(EffectiveOperation operation, Planning planning) {
        return Optional.empty();
    }

    /** What the step does for requests below an API's base path that match none of its operations. */
    default Optional<C> api(EffectiveApi api, Planning planning) {
        return Optional.empty();
    }

    /** What the step does for requests that belong to no API. */
    default Optional<C> listener(Planning planning) {
        return Optional.empty();
    }

    /** The claims of a token that the step reads for an operation; the gateway keeps no others. */
    default Set<String> claims(EffectiveOperation operation) {
        return Set.of();
    }

    /** Writes a configuration as {@code gateway.json} has it. */
    void write(C configuration, ObjectNode json);
}
