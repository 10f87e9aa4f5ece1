package mgwc.compiler.rule.traffic;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.resolve.At;
import mgwc.compiler.rule.EnvironmentRule;
import mgwc.compiler.rule.EnvironmentView;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.rule.fact.SharedFact;
import mgwc.model.Application;
import mgwc.model.ThrottlingTiers;
import mgwc.model.ThrottlingTiers.Tier;
import mgwc.value.NodePath;

/** A subscription allows more than the API does for all its callers together, so the promise cannot be kept. */
public final class SubscriptionAboveApi implements EnvironmentRule {

    private static final RuleSpec SPEC = RuleSpec.info(
            "MGW6002", "oversold-subscription", "A subscription allows more requests than its API does in all.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(EnvironmentView view, Findings findings) {
        Map<String, SharedFact> limits = new HashMap<>();
        view.apis()
                .forEach((id, api) -> api.of(SharedFact.Kind.LIMIT).forEach(limit -> limits.put(id.toString(), limit)));
        for (At<Application> application : view.applications().values()) {
            new TreeMap<>(application.value().spec().subscriptions())
                    .forEach((api, subscription) -> Optional.ofNullable(limits.get(api))
                            .ifPresent(limit -> judge(view, api, limit, application, subscription, findings)));
        }
    }

    private static void judge(
            EnvironmentView view,
            String api,
            SharedFact limit,
            At<Application> application,
            Application.Subscription subscription,
            Findings findings) {
        At<Tier> all = view.frame().tiers().get(limit.key());
        At<Tier> own = view.frame().tiers().get(subscription.tier());
        boolean unlimited = subscription.tier().equals(ThrottlingTiers.UNLIMITED);
        if (all != null && own != null && !unlimited && Rates.above(own.value(), all.value())) {
            findings.add(SPEC.at(
                            application.span(NodePath.of("spec", "subscriptions", api, "tier")),
                            "the subscription of application `"
                                    + application.value().metadata().name() + "` allows " + Rates.text(own.value())
                                    + ", but API `" + api + "` only " + Rates.text(all.value()) + " in all")
                    .withRelated(limit.span(), "the limit of the API")
                    .withHelp("raise the API's tier or lower the subscription's"));
        }
    }
}
