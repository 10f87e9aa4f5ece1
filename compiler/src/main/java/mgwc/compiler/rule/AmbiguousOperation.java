package mgwc.compiler.rule;

import mgwc.compiler.report.RuleSpec;
import mgwc.compiler.resolve.ServedApi;

/** Some requests fit two operations, and neither path is the more specific one. */
final class AmbiguousOperation implements ApiRule {

    private static final RuleSpec SPEC = RuleSpec.warning(
            "MGW4006", "ambiguous-operation", "Some requests fit two operations, neither of which is more specific.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(ServedApi served, Findings findings) {
        served.contract().ifPresent(contract -> {
            for (AmbiguousPaths.Pair pair : AmbiguousPaths.among(contract.operations())) {
                findings.add(SPEC.at(
                                pair.later().pathSpan(),
                                "`" + pair.later().method() + " " + pair.example() + "` fits `"
                                        + pair.later().template() + "` and `"
                                        + pair.earlier().template() + "`")
                        .withRelated(pair.earlier().pathSpan(), "the other path")
                        .withHelp("the gateway takes the path that has text where the other has a parameter, at the"
                                + " first place where they differ; other gateways may not"));
            }
        });
    }
}
