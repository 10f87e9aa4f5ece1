package mgwc.compiler.rule.traffic;

import java.util.Optional;
import java.util.TreeMap;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.resolve.At;
import mgwc.compiler.resolve.ServedApi;
import mgwc.compiler.rule.ApiRule;
import mgwc.compiler.rule.Findings;
import mgwc.model.Api;
import mgwc.model.ThrottlingTiers.Tier;
import mgwc.value.NodePath;

/** The tier of an operation allows more than that of the API, so it never limits. */
public final class OversoldOperation implements ApiRule {

    private static final RuleSpec SPEC = RuleSpec.info(
            "MGW6006", "oversold-operation", "An operation allows more requests than its API does in all.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(ServedApi served, Findings findings) {
        At<Api> api = served.api();
        Optional<At<Tier>> limit = api.value()
                .spec()
                .throttling()
                .flatMap(choice -> Optional.ofNullable(served.frame().tiers().get(choice.tier())));
        if (limit.isPresent()) {
            new TreeMap<>(api.value().spec().operations())
                    .forEach((key, settings) -> settings.throttling()
                            .map(own -> served.frame().tiers().get(own.tier()))
                            .filter(own -> Rates.above(own.value(), limit.get().value()))
                            .ifPresent(own -> findings.add(oversold(
                                    served, key, own.value(), limit.get().value()))));
        }
    }

    private static Diagnostic oversold(ServedApi served, String operation, Tier own, Tier limit) {
        At<Api> api = served.api();
        return SPEC.at(
                        api.span(NodePath.of("spec", "operations", operation, "throttling", "tier")),
                        "operation `" + operation + "` of API `" + served.id() + "` allows " + Rates.text(own)
                                + ", but the API only " + Rates.text(limit) + " in all")
                .withRelated(api.span(NodePath.of("spec", "throttling", "tier")), "the limit of the API")
                .withHelp("lower the operation's tier or raise the API's");
    }
}
