package mgwc.dev;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mgwc.compiler.effective.Authentication;
import mgwc.compiler.plan.GatewayPlan;
import mgwc.compiler.plan.GatewayPlan.ApiPlan;
import mgwc.compiler.plan.GatewayPlan.ApplicationPlan;
import mgwc.compiler.plan.GatewayPlan.BackendPlan;
import mgwc.compiler.plan.GatewayPlan.IssuerPlan;
import mgwc.compiler.plan.GatewayPlan.KeysPlan;
import mgwc.compiler.plan.GatewayPlan.Limit;
import mgwc.compiler.plan.GatewayPlan.OperationPlan;
import mgwc.compiler.plan.GatewayPlan.RoutePlan;
import mgwc.compiler.plan.GatewayPlan.UpstreamPlan;
import mgwc.model.Application.Credential;
import mgwc.model.BackendAuthentication;
import mgwc.model.Environment.Admin;
import mgwc.model.Environment.Analytics;
import mgwc.model.Environment.Listener;
import mgwc.model.Environment.ListenerTls;
import mgwc.model.Environment.TrustedProxies;
import mgwc.model.KeyType;
import mgwc.model.LoadBalancing;
import mgwc.model.SecretValue;
import mgwc.model.Timeouts;
import mgwc.value.ApiId;
import mgwc.value.HttpMethod;
import mgwc.value.PathTemplate;
import mgwc.value.SecretRef;

/** The plan of a production-like environment with one API: two back ends, scopes, limits, TLS and secrets. */
final class Plans {

    static final ApiId ORDERS = new ApiId("orders", "v1");
    static final SecretValue SECRET = new SecretValue(new SecretRef.FromEnvironment("SECRET"));

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
                List.of(application("web-shop", "Gold"), application("batch", "Silver")));
    }

    static GatewayPlan plan(List<OperationPlan> operations, List<ApplicationPlan> applications) {
        return new GatewayPlan(
                "prod",
                new Listener(
                        "0.0.0.0",
                        8443,
                        Optional.of(new ListenerTls("/run/tls/cert.pem", SECRET)),
                        Optional.of(new TrustedProxies(Optional.empty(), Optional.of(1)))),
                new Admin("0.0.0.0", 9090),
                new Analytics(true, "var/spool"),
                new TreeMap<>(Map.of(
                        "corporate", issuer("https://id.acme.example", "client_id"),
                        "partners", issuer("https://id.partners.example", "azp"))),
                new TreeMap<>(Map.of("Gold", limit(500), "Silver", limit(100), "Bronze", limit(10))),
                new TreeMap<>(Map.of("orders-v1/production", upstream())),
                applications,
                List.of(new ApiPlan(
                        ORDERS,
                        "/orders/v1",
                        new TreeMap<>(Map.of(KeyType.PRODUCTION, "orders-v1/production")),
                        Optional.of("Gold"),
                        List.of(new RoutePlan("orders-v1.jwt", List.of(), operations)))));
    }

    static OperationPlan operation(
            String id, HttpMethod method, String path, List<String> scopes, Optional<String> tier) {
        return new OperationPlan(
                id,
                method,
                PathTemplate.parse(path),
                Authentication.REQUIRED,
                List.of("corporate"),
                scopes,
                true,
                tier,
                Optional.empty());
    }

    static ApplicationPlan application(String name, String tier) {
        return new ApplicationPlan(
                name,
                new TreeMap<>(Map.of(
                        "live", new Credential(KeyType.PRODUCTION, name + "-live"),
                        "a-test", new Credential(KeyType.SANDBOX, name + "-test"))),
                new TreeMap<>(Map.of(ORDERS, Optional.of(tier))));
    }

    private static IssuerPlan issuer(String issuer, String clientIdClaim) {
        return new IssuerPlan(
                issuer,
                List.of("https://api.acme.example", "https://other.example"),
                List.of("ES256"),
                new KeysPlan.Fetched(issuer + "/jwks"),
                List.of(clientIdClaim, "sub"),
                Duration.ofSeconds(30));
    }

    private static Limit limit(long burst) {
        return new Limit(burst, Duration.ofMinutes(1), burst);
    }

    private static UpstreamPlan upstream() {
        return new UpstreamPlan(
                LoadBalancing.ROUND_ROBIN,
                new Timeouts(Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofSeconds(60)),
                List.of(
                        new BackendPlan("east", "https://east.internal/api", 3),
                        new BackendPlan("west", "https://west.internal/api", 1),
                        new BackendPlan("spare", "https://spare.internal/api", 0)),
                Optional.of(new BackendAuthentication(
                        Optional.of(new BackendAuthentication.Basic("gateway", SECRET)), Optional.empty())),
                Optional.of("/etc/pki/ca.pem"));
    }
}
