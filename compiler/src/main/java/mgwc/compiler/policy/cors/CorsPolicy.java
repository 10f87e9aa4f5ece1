package mgwc.compiler.policy.cors;

import java.util.List;
import mgwc.compiler.change.ChangeRule;
import mgwc.compiler.diagnostic.Rule;
import mgwc.compiler.step.Policy;
import mgwc.compiler.step.StepPlanner;

/** {@code cors}: which web pages may call an API from another origin. */
public final class CorsPolicy implements Policy {

    @Override
    public StepPlanner<?> planner() {
        return new CorsPlanner();
    }

    @Override
    public List<Rule> rules() {
        return List.of(
                new UnusableOrigin(), // MGW5030
                new CredentialsForEveryOrigin(), // MGW5031
                new EveryOrigin(), // MGW5032
                new PlainOrigin(), // MGW5033
                new CredentialsWithoutOrigins(), // MGW5034
                new IdleCorsHeader()); // MGW5050
    }

    @Override
    public List<ChangeRule> changes() {
        return CorsChanges.RULES;
    }
}
