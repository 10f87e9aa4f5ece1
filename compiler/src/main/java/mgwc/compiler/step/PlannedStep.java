package mgwc.compiler.step;

import java.util.Optional;
import mgwc.compiler.effective.EffectiveApi;
import mgwc.compiler.effective.EffectiveOperation;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A step of a target with its configuration there. */
public record PlannedStep<C extends Record>(StepPlanner<C> planner, C configuration) {

    static <C extends Record> Optional<PlannedStep<C>> of(
            StepPlanner<C> planner, EffectiveOperation operation, Planning planning) {
        return planner.operation(operation, planning).map(configuration -> new PlannedStep<>(planner, configuration));
    }

    static <C extends Record> Optional<PlannedStep<C>> of(StepPlanner<C> planner, EffectiveApi api, Planning planning) {
        return planner.api(api, planning).map(configuration -> new PlannedStep<>(planner, configuration));
    }

    static <C extends Record> Optional<PlannedStep<C>> of(StepPlanner<C> planner, Planning planning) {
        return planner.listener(planning).map(configuration -> new PlannedStep<>(planner, configuration));
    }

    /** The step's name in the catalogue. */
    public String name() {
        return planner.name();
    }

    /** The configuration as {@code gateway.json} has it. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        planner.write(configuration, json);
        return json;
    }
}
