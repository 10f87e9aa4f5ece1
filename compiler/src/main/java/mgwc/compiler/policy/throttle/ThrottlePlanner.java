package mgwc.compiler.policy.throttle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mgwc.compiler.effective.EffectiveOperation;
import mgwc.compiler.policy.throttle.Throttle.Limit;
import mgwc.compiler.step.Planning;
import mgwc.compiler.step.StepPlanner;
import mgwc.compiler.step.TierDefinition;
import mgwc.value.ApiId;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Holds requests to the limits of the operation, of its API and of the caller's subscription. */
public final class ThrottlePlanner implements StepPlanner<Throttle> {

    @Override
    public String name() {
        return "throttle";
    }

    /**
     * The operation's limit goes before the API's, so that what one refuses does not use up what all share. A caller
     * who is known may have a subscription that limits even where nothing else does.
     */
    @Override
    public Optional<Throttle> operation(EffectiveOperation operation, Planning planning) {
        ApiId api = operation.api().value().id();
        List<Limit> limits = new ArrayList<>(2);
        operation
                .tier()
                .flatMap(tier -> TierDefinition.limiting(tier, planning))
                .ifPresent(tier -> limits.add(new Limit.OfOperation(api, operation.key(), tier)));
        operation
                .apiTier()
                .flatMap(tier -> TierDefinition.limiting(tier, planning))
                .ifPresent(tier -> limits.add(new Limit.OfApi(api, tier)));
        boolean idle = limits.isEmpty() && operation.security().anonymous();
        return idle ? Optional.empty() : Optional.of(new Throttle(limits));
    }

    @Override
    public void write(Throttle configuration, ObjectNode json) {
        ArrayNode limits = json.putArray("limits");
        for (Limit limit : configuration.limits()) {
            ObjectNode node = limits.addObject();
            node.put("api", limit.api().toString()).put("tier", limit.tier());
            switch (limit) {
                case Limit.OfOperation own -> node.put("scope", "operation").put("operation", own.operation());
                case Limit.OfApi ignored -> node.put("scope", "api");
            }
        }
    }
}
