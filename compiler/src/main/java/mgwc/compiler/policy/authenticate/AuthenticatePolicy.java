package mgwc.compiler.policy.authenticate;

import java.util.List;
import mgwc.compiler.change.ChangeRule;
import mgwc.compiler.diagnostic.Rule;
import mgwc.compiler.step.Policy;
import mgwc.compiler.step.StepPlanner;

/** {@code security.jwt}: whose tokens are accepted, and whether backends get them. */
public final class AuthenticatePolicy implements Policy {

    @Override
    public StepPlanner<?> planner() {
        return new AuthenticatePlanner();
    }

    @Override
    public List<Rule> rules() {
        return List.of(
                new ExposedToken(), // MGW5040
                new ReplacedToken(), // MGW5041
                new TokenOfNobody()); // MGW5042
    }

    @Override
    public List<ChangeRule> changes() {
        return AuthenticateChanges.RULES;
    }
}
