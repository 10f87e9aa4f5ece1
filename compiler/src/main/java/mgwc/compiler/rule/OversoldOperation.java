package mgwc.compiler.rule;

import java.util.TreeMap;
import mgwc.compiler.report.RuleSpec;
import mgwc.compiler.resolve.At;
import mgwc.compiler.resolve.EnvironmentConfig;
import mgwc.model.ThrottlingTiers.Tier;
import mgwc.value.NodePath;

/** The tier of an operation allows more than that of the API, so it never limits. */
final class OversoldOperation implements ConfigRule {

    private static final RuleSpec SPEC = RuleSpec.info(
            "MGW6006", "oversold-operation", "An operation allows more requests than its API does in all.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(EnvironmentConfig config, Findings findings) {

        config.apis()
                .forEach((id, api) -> api.value().spec().throttling().ifPresent(choice -> {
                    At<Tier> limit = config.tiers().get(choice.tier());
                    if (limit != null) {
                        new TreeMap<>(api.value().spec().operations())
                                .forEach((key, settings) -> settings.throttling()
                                        .map(own -> config.tiers().get(own.tier()))
                                        .filter(own -> Rates.above(own.value(), limit.value()))
                                        .ifPresent(own -> findings.add(SPEC.at(
                                                        api.span(NodePath.of(
                                                                "spec", "operations", key, "throttling", "tier")),
                                                        "operation `" + key + "` of API `" + id + "` allows "
                                                                + Rates.text(own.value()) + ", but the API only "
                                                                + Rates.text(limit.value()) + " in all")
                                                .withRelated(
                                                        api.span(NodePath.of("spec", "throttling", "tier")),
                                                        "the limit of the API")
                                                .withHelp("lower the operation's tier or raise the API's"))));
                    }
                }));
    }
}
