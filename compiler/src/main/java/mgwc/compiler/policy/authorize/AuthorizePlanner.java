package mgwc.compiler.policy.authorize;

import java.util.Optional;
import mgwc.compiler.effective.EffectiveOperation;
import mgwc.compiler.step.ApplicationDefinition;
import mgwc.compiler.step.Planning;
import mgwc.compiler.step.ReleaseNodes;
import mgwc.compiler.step.StepPlanner;
import tools.jackson.databind.node.ObjectNode;

/** Checks the scopes and the subscription of every caller of an operation that requires authentication. */
public final class AuthorizePlanner implements StepPlanner<Authorize> {

    @Override
    public String name() {
        return "authorize";
    }

    @Override
    public Optional<Authorize> operation(EffectiveOperation operation, Planning planning) {
        return switch (operation.security().authentication()) {
            case NONE -> Optional.empty();
            case REQUIRED -> {
                ApplicationDefinition.defineAll(planning);
                yield Optional.of(new Authorize(
                        operation.security().scopes(), operation.security().subscriptionRequired()));
            }
        };
    }

    @Override
    public void write(Authorize configuration, ObjectNode json) {
        json.set("scopes", ReleaseNodes.strings(configuration.scopes()));
        json.put("subscription", configuration.subscriptionRequired() ? "required" : "optional");
    }
}
