package mgwc.compiler.policy.headers;

import java.util.List;
import mgwc.compiler.change.ChangeRule;
import mgwc.compiler.diagnostic.Rule;
import mgwc.compiler.step.Policy;
import mgwc.compiler.step.StepPlanner;

/** {@code headers}: which header fields the gateway changes. */
public final class HeadersPolicy implements Policy {

    @Override
    public StepPlanner<?> planner() {
        return new HeadersPlanner();
    }

    @Override
    public List<Rule> rules() {
        return List.of(
                new ProtectedHeader(), // MGW5035
                new ValueOfNobody(), // MGW5036
                new RemovedProtection(), // MGW5037
                new RepeatedHeader(), // MGW5038
                new WrittenCredential(), // MGW5039
                new RemovedToken()); // MGW5043
    }

    @Override
    public List<ChangeRule> changes() {
        return HeadersChanges.RULES;
    }
}
