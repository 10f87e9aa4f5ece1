package mgwc.compiler.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import mgwc.compiler.effective.Authentication;
import mgwc.model.Application.Credential;
import mgwc.model.BackendAuthentication;
import mgwc.model.Environment.Admin;
import mgwc.model.Environment.Analytics;
import mgwc.model.Environment.Listener;
import mgwc.model.KeyType;
import mgwc.model.LoadBalancing;
import mgwc.model.Timeouts;
import mgwc.value.ApiId;
import mgwc.value.HttpMethod;
import mgwc.value.PathTemplate;

/**
 * What a gateway of one environment will do: every reference resolved, every default in place, nothing left to decide.
 *
 * @param upstreams by name ({@code pizza-shack-v1/production})
 */
public record GatewayPlan(
        String environment,
        Listener listener,
        Admin admin,
        Analytics analytics,
        SortedMap<String, IssuerPlan> issuers,
        SortedMap<String, Limit> tiers,
        SortedMap<String, UpstreamPlan> upstreams,
        List<ApplicationPlan> applications,
        List<ApiPlan> apis) {

    public GatewayPlan {
        applications = List.copyOf(applications);
        apis = List.copyOf(apis);
    }

    /** A trusted issuer; the keys are either part of the release or fetched by the gateway. */
    public record IssuerPlan(
            String issuer,
            List<String> audiences,
            List<String> algorithms,
            KeysPlan keys,
            List<String> clientIdClaims,
            Duration clockSkew) {}

    /** Where an issuer's keys come from. */
    public sealed interface KeysPlan {

        /** A JWK Set that travels in the release; {@code json} is its text. */
        record Bundled(String json) implements KeysPlan {}

        /** A JWK Set that the gateway fetches. */
        record Fetched(String url) implements KeysPlan {}
    }

    /** A token bucket: {@code requests} per {@code per}, at most {@code burst} at once. */
    public record Limit(long requests, Duration per, long burst) {}

    /** A set of back ends. */
    public record UpstreamPlan(
            LoadBalancing loadBalancing,
            Timeouts timeouts,
            List<BackendPlan> backends,
            Optional<BackendAuthentication> authentication,
            Optional<String> caFile) {
        public UpstreamPlan {
            backends = List.copyOf(backends);
        }
    }

    public record BackendPlan(String name, String url, int weight) {}

    /** @param subscriptions tier by API; no tier where requests are not limited */
    public record ApplicationPlan(
            String name, SortedMap<String, Credential> credentials, SortedMap<ApiId, Optional<String>> subscriptions) {}

    /**
     * @param endpoints upstream name by key type
     * @param tier the API's own limit
     * @param routes one per policy shape
     */
    public record ApiPlan(
            ApiId id,
            String basePath,
            SortedMap<KeyType, String> endpoints,
            Optional<String> tier,
            List<RoutePlan> routes) {
        public ApiPlan {
            routes = List.copyOf(routes);
        }
    }

    /**
     * The operations of one API that go through the same steps.
     *
     * @param id {@code pizza-shack-v1.jwt}
     */
    public record RoutePlan(String id, List<Step> steps, List<OperationPlan> operations) {
        public RoutePlan {
            steps = List.copyOf(steps);
            operations = List.copyOf(operations);
        }
    }

    /**
     * @param upstream overrides the API's endpoints for this operation
     * @param issuers names of accepted issuers; empty where no authentication is required
     */
    public record OperationPlan(
            String id,
            HttpMethod method,
            PathTemplate template,
            Authentication authentication,
            List<String> issuers,
            List<String> scopes,
            boolean subscriptionRequired,
            Optional<String> tier,
            Optional<String> upstream) {
        public OperationPlan {
            issuers = List.copyOf(issuers);
            scopes = List.copyOf(scopes);
        }
    }

    /** One visible step of a route. What it does to a request is data of the request's operation. */
    public sealed interface Step {

        record AuthenticateJwt() implements Step {}

        record Authorize() implements Step {}

        record Throttle() implements Step {}

        record Forward(LoadBalancing loadBalancing) implements Step {}

        record Tap() implements Step {}
    }
}
