package mgwc.gateway.policy.throttle;

import java.util.ArrayList;
import java.util.List;
import mgwc.gateway.identity.ApplicationDefinition;
import mgwc.gateway.policy.throttle.ThrottleConfig.OwnLimit;
import mgwc.gateway.release.ConfigPath;
import mgwc.gateway.release.DefinitionKind;
import mgwc.gateway.release.ReleaseRefused;
import mgwc.gateway.step.BuildContext;
import mgwc.gateway.step.Step;
import mgwc.gateway.step.StepModule;

/** {@code throttle}: limits how often operations, APIs and subscriptions are used. */
public final class ThrottleModule implements StepModule<ThrottleConfig> {

    @Override
    public String name() {
        return "throttle";
    }

    @Override
    public Class<ThrottleConfig> config() {
        return ThrottleConfig.class;
    }

    @Override
    public List<DefinitionKind<?>> definitions() {
        return List.of(ApplicationDefinition.KIND, TierDefinition.KIND);
    }

    @Override
    public Step build(ThrottleConfig config, ConfigPath at, BuildContext context) throws ReleaseRefused {
        Limiters limiters = context.shared().get(Limiters.class, Limiters::new);
        List<Limiter> own = new ArrayList<>();
        for (int i = 0; i < config.limits().size(); i++) {
            OwnLimit limit = config.limits().get(i);
            TierDefinition tier = context.definition(
                    TierDefinition.KIND,
                    limit.tier(),
                    at.field("limits").element(i).field("tier"));
            own.add(limiters.limiter(limit.subject(), tier.limit(), context.lease()));
        }
        return new Throttle(own, context.once(Subscriptions.class, () -> Subscriptions.of(context, limiters)));
    }
}
