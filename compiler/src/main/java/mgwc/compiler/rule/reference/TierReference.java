package mgwc.compiler.rule.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import mgwc.compiler.resolve.At;
import mgwc.compiler.resolve.ServedApi;
import mgwc.compiler.rule.EnvironmentView;
import mgwc.model.Api;
import mgwc.model.Application;
import mgwc.value.ApiId;
import mgwc.value.NodePath;

/**
 * A place that names a throttling tier.
 *
 * @param subject who is limited, for a message
 */
record TierReference(String subject, At<?> document, NodePath path, String tier) {

    /** Those of an API and its operations. */
    static List<TierReference> of(ServedApi served) {
        List<TierReference> references = new ArrayList<>();
        ofApi(served.id(), served.api(), references);
        return references;
    }

    /** Those of the subscriptions of applications. */
    static List<TierReference> ofSubscriptions(EnvironmentView view) {
        List<TierReference> references = new ArrayList<>();
        view.applications()
                .forEach((name, application) -> new TreeMap<>(
                                application.value().spec().subscriptions())
                        .forEach(
                                (api, subscription) -> references.add(ofSubscription(application, api, subscription))));
        return references;
    }

    private static void ofApi(ApiId id, At<Api> api, List<TierReference> references) {
        api.value()
                .spec()
                .throttling()
                .ifPresent(choice -> references.add(new TierReference(
                        "API `" + id + "`", api, NodePath.of("spec", "throttling", "tier"), choice.tier())));
        new TreeMap<>(api.value().spec().operations())
                .forEach((key, settings) -> settings.throttling()
                        .ifPresent(choice -> references.add(new TierReference(
                                "operation `" + key + "` of API `" + id + "`",
                                api,
                                NodePath.of("spec", "operations", key, "throttling", "tier"),
                                choice.tier()))));
    }

    private static TierReference ofSubscription(
            At<Application> application, String api, Application.Subscription subscription) {
        return new TierReference(
                "the subscription of application `"
                        + application.value().metadata().name() + "` to `" + api + "`",
                application,
                NodePath.of("spec", "subscriptions", api, "tier"),
                subscription.tier());
    }
}
