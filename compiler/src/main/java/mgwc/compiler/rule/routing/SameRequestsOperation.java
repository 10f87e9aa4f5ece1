package mgwc.compiler.rule.routing;

import java.util.HashMap;
import java.util.Map;
import mgwc.compiler.contract.Contract.Operation;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.resolve.ServedApi;
import mgwc.compiler.rule.ApiRule;
import mgwc.compiler.rule.Findings;

/** Two operations of a contract differ in nothing but the names of path parameters. */
public final class SameRequestsOperation implements ApiRule {

    private static final RuleSpec SPEC =
            RuleSpec.error("MGW4002", "shadowed-operation", "Two operations of an API answer the same requests.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(ServedApi served, Findings findings) {
        served.contract().ifPresent(contract -> {
            Map<String, Operation> taken = new HashMap<>();
            for (Operation operation : contract.operations()) {
                Operation earlier = taken.putIfAbsent(
                        operation.method() + " " + operation.template().shape(), operation);
                if (earlier != null) {
                    findings.add(
                            SPEC.at(
                                            operation.pathSpan(),
                                            "`" + operation.method() + " " + operation.template()
                                                    + "` answers the same requests as `" + earlier.method() + " "
                                                    + earlier.template() + "`")
                                    .withRelated(earlier.pathSpan(), "described here already")
                                    .withHelp(
                                            "neither names of parameters nor percent-encoding tell paths apart; keep one of the two"));
                }
            }
        });
    }
}
