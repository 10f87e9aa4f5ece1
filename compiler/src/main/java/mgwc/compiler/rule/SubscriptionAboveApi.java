package mgwc.compiler.rule;

import java.util.Optional;
import java.util.TreeMap;
import mgwc.compiler.report.RuleSpec;
import mgwc.compiler.resolve.At;
import mgwc.compiler.resolve.EnvironmentConfig;
import mgwc.model.Api;
import mgwc.model.Application;
import mgwc.model.ThrottlingTiers;
import mgwc.model.ThrottlingTiers.Tier;
import mgwc.value.ApiId;
import mgwc.value.NodePath;

/** A subscription allows more than the API does for all its callers together, so the promise cannot be kept. */
final class SubscriptionAboveApi implements ConfigRule {

    private static final RuleSpec SPEC = RuleSpec.info(
            "MGW6002", "oversold-subscription", "A subscription allows more requests than its API does in all.");

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
                        config.applications()
                                .values()
                                .forEach(application -> judge(config, id, api, limit, application, findings));
                    }
                }));
    }

    private static void judge(
            EnvironmentConfig config,
            ApiId id,
            At<Api> api,
            At<Tier> limit,
            At<Application> application,
            Findings findings) {
        Application.Subscription subscription =
                new TreeMap<>(application.value().spec().subscriptions()).get(id.toString());
        if (subscription == null || subscription.tier().equals(ThrottlingTiers.UNLIMITED)) {
            return;
        }
        Optional.ofNullable(config.tiers().get(subscription.tier()))
                .filter(own -> Rates.above(own.value(), limit.value()))
                .ifPresent(own -> findings.add(SPEC.at(
                                application.span(NodePath.of("spec", "subscriptions", id.toString(), "tier")),
                                "the subscription of application `"
                                        + application.value().metadata().name() + "` allows " + Rates.text(own.value())
                                        + ", but API `" + id + "` only " + Rates.text(limit.value()) + " in all")
                        .withRelated(api.span(NodePath.of("spec", "throttling", "tier")), "the limit of the API")
                        .withHelp("raise the API's tier or lower the subscription's")));
    }
}
