package mgwc.compiler.policy.usage;

import java.util.Optional;
import mgwc.compiler.effective.EffectiveApi;
import mgwc.compiler.effective.EffectiveOperation;
import mgwc.compiler.step.Planning;
import mgwc.compiler.step.StepPlanner;
import tools.jackson.databind.node.ObjectNode;

/** Records every request, also those that match no operation. */
public final class UsagePlanner implements StepPlanner<Usage> {

    @Override
    public String name() {
        return "usage";
    }

    @Override
    public Optional<Usage> operation(EffectiveOperation operation, Planning planning) {
        return Optional.of(new Usage());
    }

    @Override
    public Optional<Usage> api(EffectiveApi api, Planning planning) {
        return Optional.of(new Usage());
    }

    @Override
    public Optional<Usage> listener(Planning planning) {
        return Optional.of(new Usage());
    }

    @Override
    public void write(Usage configuration, ObjectNode json) {}
}
