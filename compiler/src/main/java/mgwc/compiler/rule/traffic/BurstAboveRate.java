package mgwc.compiler.rule.traffic;

import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.rule.EnvironmentRule;
import mgwc.compiler.rule.EnvironmentView;
import mgwc.compiler.rule.Findings;
import mgwc.value.DurationText;
import mgwc.value.NodePath;

/** A burst that makes the rate of its tier meaningless. */
public final class BurstAboveRate implements EnvironmentRule {

    private static final RuleSpec SPEC = RuleSpec.warning(
            "MGW6004", "burst-above-rate", "The burst of a tier is larger than what it lets through in a period.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(EnvironmentView view, Findings findings) {
        view.frame()
                .tiers()
                .forEach(
                        (name, tier) -> tier.value()
                                .burst()
                                .filter(burst -> burst > tier.value().requests())
                                .ifPresent(
                                        burst -> findings.add(
                                                SPEC.at(
                                                                tier.span(NodePath.of("burst")),
                                                                "tier `" + name + "` lets " + burst
                                                                        + " requests come at once, but only "
                                                                        + tier.value()
                                                                                .requests() + " in each `"
                                                                        + DurationText.of(tier.value()
                                                                                .per()) + "`")
                                                        .withRelated(tier.span(NodePath.of("requests")), "the rate")
                                                        .withHelp(
                                                                "lower `burst`, or raise `requests`; a burst is what may come ahead of the rate"))));
    }
}
