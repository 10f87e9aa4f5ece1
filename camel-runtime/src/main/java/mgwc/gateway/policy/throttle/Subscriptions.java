package mgwc.gateway.policy.throttle;

import java.util.HashMap;
import java.util.Map;
import mgwc.gateway.identity.ApplicationDefinition;
import mgwc.gateway.release.ConfigPath;
import mgwc.gateway.release.ReleaseRefused;
import mgwc.gateway.step.BuildContext;
import org.jspecify.annotations.Nullable;

/** The limiters of all subscriptions of a release that have a tier. */
public record Subscriptions(Map<String, Map<String, Limiter>> byApplication) {

    static Subscriptions of(BuildContext context, Limiters limiters) throws ReleaseRefused {
        Map<String, Map<String, Limiter>> byApplication = new HashMap<>();
        for (var application : context.definitions(ApplicationDefinition.KIND).entrySet()) {
            Map<String, Limiter> byApi = new HashMap<>();
            ConfigPath at = ApplicationDefinition.KIND
                    .path()
                    .field(application.getKey())
                    .field("subscriptions");
            for (var subscription : application.getValue().subscriptions().entrySet()) {
                if (subscription.getValue().tier().isPresent()) {
                    String api = subscription.getKey();
                    TierDefinition tier = context.definition(
                            TierDefinition.KIND, subscription.getValue().tier().get(), at.field(api));
                    byApi.put(
                            api,
                            limiters.limiter(
                                    new LimitSubject.OfSubscription(application.getKey(), api),
                                    tier.limit(),
                                    context.lease()));
                }
            }
            byApplication.put(application.getKey(), byApi);
        }
        return new Subscriptions(byApplication);
    }

    /** The limiter of the application's subscription to the API; null if requests are not limited. */
    @Nullable
    Limiter limiter(String application, String api) {
        Map<String, Limiter> byApi = byApplication.get(application);
        return byApi == null ? null : byApi.get(api);
    }
}
