package mgwc.compiler.policy;

import java.util.ArrayList;
import java.util.List;
import mgwc.compiler.change.ChangeRule;
import mgwc.compiler.diagnostic.Rule;
import mgwc.compiler.policy.authenticate.AuthenticatePolicy;
import mgwc.compiler.policy.authorize.AuthorizePlanner;
import mgwc.compiler.policy.cors.CorsPolicy;
import mgwc.compiler.policy.forward.ForwardPlanner;
import mgwc.compiler.policy.headers.HeadersPolicy;
import mgwc.compiler.policy.throttle.ThrottlePlanner;
import mgwc.compiler.policy.usage.UsagePlanner;
import mgwc.compiler.step.Policy;
import mgwc.compiler.step.StepPlanner;

/**
 * Every policy there is, in the order of the {@link mgwc.release.StepCatalogue}. A new one is a line here.
 *
 * <p>Written with loops: every start of {@code mgwc validate} runs {@link #rules}.
 */
public final class Policies {

    private static final List<Policy> ALL = List.of(
            new CorsPolicy(),
            new AuthenticatePolicy(),
            Policy.of(new AuthorizePlanner()),
            Policy.of(new ThrottlePlanner()),
            new HeadersPolicy(),
            Policy.of(new ForwardPlanner()),
            Policy.of(new UsagePlanner()));

    private Policies() {}

    /** What plans the steps, in the order in which they run. */
    public static List<StepPlanner<?>> planners() {
        List<StepPlanner<?>> planners = new ArrayList<>();
        for (Policy policy : ALL) {
            planners.add(policy.planner());
        }
        return planners;
    }

    /** The rules that policies bring along. */
    public static List<Rule> rules() {
        List<Rule> rules = new ArrayList<>();
        for (Policy policy : ALL) {
            rules.addAll(policy.rules());
        }
        return rules;
    }

    /** What changes of the sections of policies mean. */
    public static List<ChangeRule> changes() {
        List<ChangeRule> changes = new ArrayList<>();
        for (Policy policy : ALL) {
            changes.addAll(policy.changes());
        }
        return changes;
    }
}
