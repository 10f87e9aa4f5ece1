package mgwc.dev;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mgwc.compiler.effective.Authentication;
import mgwc.compiler.plan.GatewayPlan;
import mgwc.compiler.plan.GatewayPlan.Admin;
import mgwc.compiler.plan.GatewayPlan.Analytics;
import mgwc.compiler.plan.GatewayPlan.ApiPlan;
import mgwc.compiler.plan.GatewayPlan.Listener;
import mgwc.compiler.plan.GatewayPlan.OperationPlan;
import mgwc.compiler.plan.GatewayPlan.RoutePlan;
import mgwc.compiler.plan.GatewayPlan.Tls;
import mgwc.compiler.plan.GatewayPlan.TrustedProxies;
import mgwc.compiler.policy.authenticate.Authenticate;
import mgwc.compiler.policy.authenticate.AuthenticatePlanner;
import mgwc.compiler.policy.authorize.Authorize;
import mgwc.compiler.policy.authorize.AuthorizePlanner;
import mgwc.compiler.policy.forward.Forward;
import mgwc.compiler.policy.forward.ForwardPlanner;
import mgwc.compiler.policy.throttle.Throttle;
import mgwc.compiler.policy.throttle.ThrottlePlanner;
import mgwc.compiler.step.ApplicationDefinition;
import mgwc.compiler.step.ApplicationDefinition.Credential;
import mgwc.compiler.step.Definitions;
import mgwc.compiler.step.IssuerDefinition;
import mgwc.compiler.step.KeyType;
import mgwc.compiler.step.PlannedStep;
import mgwc.compiler.step.Steps;
import mgwc.compiler.step.TierDefinition;
import mgwc.compiler.step.UpstreamDefinition;
import mgwc.compiler.step.UpstreamDefinition.Backend;
import mgwc.compiler.step.UpstreamDefinition.LoadBalancing;
import mgwc.compiler.step.UpstreamDefinition.Timeouts;
import mgwc.value.ApiId;
import mgwc.value.HttpMethod;
import mgwc.value.PathTemplate;
import mgwc.value.SecretRef;

/** The plan of a production-like environment with one API: two backends, scopes, limits, TLS and secrets. */
final class Plans {

    static final ApiId ORDERS = new ApiId("orders", "v1");
    static final String PRODUCTION = "orders-v1/production";
    static final SecretRef SECRET = new SecretRef.FromEnvironment("SECRET");

    private Plans() {}

    static GatewayPlan production() {
        return plan(
                List.of(
                        operation(
                                "getOrder",
                                HttpMethod.GET,
                                "/orders/{id}",
                                List.of("order:read"),
                                Optional.of("Silver")),
                        operation("exportOrders", HttpMethod.GET, "/export", List.of(), Optional.of("Bronze"))),
                Map.of("web-shop", application("web-shop", "Gold"), "batch", application("batch", "Silver")));
    }

    static GatewayPlan plan(List<OperationPlan> operations, Map<String, ApplicationDefinition> applications) {
        Definitions definitions = Definitions.none()
                .with(
                        IssuerDefinition.KIND,
                        Map.of(
                                "corporate", issuer("https://id.acme.example", "client_id"),
                                "partners", issuer("https://id.partners.example", "azp")))
                .with(TierDefinition.KIND, Map.of("Gold", limit(500), "Silver", limit(100), "Bronze", limit(10)))
                .with(UpstreamDefinition.KIND, Map.of(PRODUCTION, upstream()))
                .with(ApplicationDefinition.KIND, applications);
        return new GatewayPlan(
                "prod",
                new Listener(
                        "0.0.0.0",
                        8443,
                        Optional.of(new Tls("/run/tls/cert.pem", SECRET)),
                        Optional.of(new TrustedProxies.Hops(1)),
                        Steps.NONE),
                new Admin("0.0.0.0", 9090, List.of(), false),
                new Analytics(true, "var/spool"),
                definitions,
                List.of(new ApiPlan(
                        ORDERS,
                        "/orders/v1",
                        false,
                        Steps.NONE,
                        List.of(new RoutePlan("orders-v1.jwt", List.of(), operations)))));
    }

    static OperationPlan operation(
            String id, HttpMethod method, String path, List<String> scopes, Optional<String> tier) {
        List<Throttle.Limit> limits = new ArrayList<>();
        tier.ifPresent(name -> limits.add(new Throttle.Limit.OfOperation(ORDERS, id, name)));
        limits.add(new Throttle.Limit.OfApi(ORDERS, "Gold"));
        return new OperationPlan(
                id,
                method,
                PathTemplate.parse(path),
                Map.of(),
                Authentication.REQUIRED,
                new Steps(List.of(
                        new PlannedStep<>(
                                new AuthenticatePlanner(), new Authenticate(List.of("corporate"), List.of(), false)),
                        new PlannedStep<>(new AuthorizePlanner(), new Authorize(scopes, true)),
                        new PlannedStep<>(new ThrottlePlanner(), new Throttle(limits)),
                        new PlannedStep<>(
                                new ForwardPlanner(),
                                new Forward(new TreeMap<>(Map.of(KeyType.PRODUCTION, PRODUCTION)))))));
    }

    /** An operation that anybody may call. */
    static OperationPlan open(String id, String path) {
        return new OperationPlan(
                id,
                HttpMethod.GET,
                PathTemplate.parse(path),
                Map.of(),
                Authentication.NONE,
                new Steps(List.of(new PlannedStep<>(
                        new ForwardPlanner(), new Forward(new TreeMap<>(Map.of(KeyType.PRODUCTION, PRODUCTION)))))));
    }

    static ApplicationDefinition application(String name, String tier) {
        return new ApplicationDefinition(
                Optional.empty(),
                new TreeMap<>(Map.of(
                        "live", new Credential(name + "-live", KeyType.PRODUCTION),
                        "a-test", new Credential(name + "-test", KeyType.SANDBOX))),
                new TreeMap<>(Map.of(ORDERS, Optional.of(tier))));
    }

    private static IssuerDefinition issuer(String issuer, String clientIdClaim) {
        return new IssuerDefinition(
                issuer,
                List.of("https://api.acme.example", "https://other.example"),
                List.of("ES256"),
                new IssuerDefinition.Keys.Fetched(issuer + "/jwks", Optional.empty()),
                List.of(clientIdClaim, "sub"),
                Duration.ofSeconds(30));
    }

    private static TierDefinition limit(long burst) {
        return new TierDefinition(burst, Duration.ofMinutes(1), burst);
    }

    private static UpstreamDefinition upstream() {
        return new UpstreamDefinition(
                LoadBalancing.ROUND_ROBIN,
                new Timeouts(Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofSeconds(60)),
                List.of(
                        new Backend("east", "https://east.internal/api", 3),
                        new Backend("west", "https://west.internal/api", 1),
                        new Backend("spare", "https://spare.internal/api", 0)),
                Optional.of(new UpstreamDefinition.Authentication.Basic("gateway", SECRET)),
                Optional.of("/etc/pki/ca.pem"));
    }
}
