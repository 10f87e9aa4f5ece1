package mgwc.compiler.policy.authenticate;

import java.util.List;
import java.util.Optional;
import mgwc.compiler.effective.EffectiveOperation;
import mgwc.compiler.step.IssuerDefinition;
import mgwc.compiler.step.Planning;
import mgwc.compiler.step.ReleaseNodes;
import mgwc.compiler.step.StepPlanner;
import tools.jackson.databind.node.ObjectNode;

/** Verifies the token of every request to an operation that requires authentication. */
public final class AuthenticatePlanner implements StepPlanner<Authenticate> {

    @Override
    public String name() {
        return "authenticate";
    }

    @Override
    public Optional<Authenticate> operation(EffectiveOperation operation, Planning planning) {
        return switch (operation.security().authentication()) {
            case NONE -> Optional.empty();
            case REQUIRED -> {
                List<String> issuers = operation.security().issuers();
                issuers.forEach(issuer -> IssuerDefinition.define(issuer, planning));
                yield Optional.of(new Authenticate(
                        issuers,
                        List.copyOf(planning.claims(operation)),
                        operation.security().tokenForwarded()));
            }
        };
    }

    @Override
    public void write(Authenticate configuration, ObjectNode json) {
        json.set("issuers", ReleaseNodes.strings(configuration.issuers()));
        json.set("claims", ReleaseNodes.strings(configuration.claims()));
        if (configuration.forwardToken()) {
            json.put("forwardToken", true);
        }
    }
}
