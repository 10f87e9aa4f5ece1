package mgwc.compiler.policy;

import java.util.List;
import mgwc.compiler.policy.authenticate.AuthenticatePlanner;
import mgwc.compiler.policy.authorize.AuthorizePlanner;
import mgwc.compiler.policy.forward.ForwardPlanner;
import mgwc.compiler.policy.throttle.ThrottlePlanner;
import mgwc.compiler.policy.usage.UsagePlanner;
import mgwc.compiler.step.StepPlanner;

/** Every policy there is, in the order of the {@link mgwc.release.StepCatalogue}. A new one is a line here. */
public final class Policies {

    private static final List<StepPlanner<?>> ALL = List.of(
            new AuthenticatePlanner(),
            new AuthorizePlanner(),
            new ThrottlePlanner(),
            new ForwardPlanner(),
            new UsagePlanner());

    private Policies() {}

    /** What plans the steps, in the order in which they run. */
    public static List<StepPlanner<?>> planners() {
        return ALL;
    }
}
