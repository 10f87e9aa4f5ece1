package mgwc.dev;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import mgwc.compiler.plan.GatewayPlan;
import mgwc.compiler.plan.GatewayPlan.BackendPlan;
import mgwc.compiler.plan.GatewayPlan.IssuerPlan;
import mgwc.compiler.plan.GatewayPlan.KeysPlan;
import mgwc.compiler.plan.GatewayPlan.UpstreamPlan;
import mgwc.model.Environment.Admin;
import mgwc.model.Environment.Listener;

/**
 * What has to differ for an environment to run on one machine: mocks in place of back ends, the local issuer's key in
 * place of the real ones, loopback ports, and no secrets. Everything else, names, limits, scopes and subscriptions,
 * stays the environment's own.
 */
public final class LocalPlan {

    private static final String LOOPBACK = "127.0.0.1";

    private LocalPlan() {}

    /**
     * @param mocks where the mock back ends listen; each gets a path of its own below
     * @param keySet the local issuer's JWK Set
     */
    public static GatewayPlan of(GatewayPlan plan, URI mocks, String keySet, int port, int adminPort) {
        SortedMap<String, IssuerPlan> issuers = new TreeMap<>();
        plan.issuers().forEach((name, issuer) -> issuers.put(name, trusting(issuer, keySet)));
        SortedMap<String, UpstreamPlan> upstreams = new TreeMap<>();
        plan.upstreams().forEach((name, upstream) -> upstreams.put(name, mocked(name, upstream, mocks)));
        return new GatewayPlan(
                plan.environment(),
                new Listener(LOOPBACK, port, Optional.empty(), Optional.empty()),
                new Admin(LOOPBACK, adminPort),
                plan.analytics(),
                issuers,
                plan.tiers(),
                upstreams,
                plan.applications(),
                plan.apis());
    }

    /** The path of a back end's mock: {@code /pizza-shack-v1/production/east}. */
    static String mockPath(String upstream, String backend) {
        return "/" + upstream + "/" + backend;
    }

    private static IssuerPlan trusting(IssuerPlan issuer, String keySet) {
        return new IssuerPlan(
                issuer.issuer(),
                issuer.audiences(),
                List.of(LocalIssuer.ALGORITHM),
                new KeysPlan.Bundled(keySet),
                issuer.clientIdClaims(),
                issuer.clockSkew());
    }

    private static UpstreamPlan mocked(String name, UpstreamPlan upstream, URI mocks) {
        List<BackendPlan> backends = upstream.backends().stream()
                .map(backend -> new BackendPlan(
                        backend.name(),
                        mocks.resolve(mockPath(name, backend.name())).toString(),
                        backend.weight()))
                .toList();
        return new UpstreamPlan(
                upstream.loadBalancing(), upstream.timeouts(), backends, Optional.empty(), Optional.empty());
    }
}
