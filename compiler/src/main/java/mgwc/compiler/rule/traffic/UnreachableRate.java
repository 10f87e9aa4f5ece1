package mgwc.compiler.rule.traffic;

import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.rule.EnvironmentRule;
import mgwc.compiler.rule.EnvironmentView;
import mgwc.compiler.rule.Findings;
import mgwc.value.NodePath;

/** A burst so small that callers are refused below the rate of their tier. */
public final class UnreachableRate implements EnvironmentRule {

    private static final RuleSpec SPEC = RuleSpec.warning(
                    "MGW6005",
                    "unreachable-rate",
                    "The burst of a tier is smaller than what it lets through in a second.")
            .onTrial();

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(EnvironmentView view, Findings findings) {
        view.frame()
                .tiers()
                .forEach((name, tier) -> tier.value().burst().ifPresent(burst -> {
                    // At most 10^9 requests: far below 2^63.
                    long perSecond =
                            tier.value().requests() * 1000 / tier.value().per().toMillis();
                    if (burst < perSecond) {
                        findings.add(
                                SPEC.at(
                                                tier.span(NodePath.of("burst")),
                                                "tier `" + name + "` lets only " + burst
                                                        + " requests come at once, but " + perSecond
                                                        + " in each second")
                                        .withRelated(tier.span(NodePath.of("requests")), "the rate")
                                        .withHelp(
                                                "let a second's worth come at once, or lower the rate; requests never come evenly spaced"));
                    }
                }));
    }
}
