package mgwc.compiler.policy.cors;

import java.util.List;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.effective.EffectiveOperation;
import mgwc.compiler.resolve.ServedApi;
import mgwc.compiler.rule.ApiRule;
import mgwc.compiler.rule.Findings;
import mgwc.model.Cors;

/** Every page may call operations that are not open to everyone. */
final class EveryOrigin implements ApiRule {

    private static final RuleSpec SPEC =
            RuleSpec.info("MGW5032", "every-origin", "Pages of every origin may call operations that ask for a token.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(ServedApi served, Findings findings) {
        List<EffectiveOperation> operations = EffectiveOperation.all(served);
        for (CorsSection section : CorsSection.of(served)) {
            boolean closed = operations.stream()
                    .anyMatch(operation -> !operation.security().anonymous() && section.governs(operation));
            if (closed && section.cors().origins().equals(List.of(Cors.ANY_ORIGIN))) {
                findings.add(SPEC.at(
                                section.originSpan(0),
                                "pages of every origin that have a token may call " + section.owner())
                        .withHelp("name the origins of your pages"));
            }
        }
    }
}
