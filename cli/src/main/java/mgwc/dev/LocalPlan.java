package mgwc.dev;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import mgwc.compiler.plan.GatewayPlan;
import mgwc.compiler.plan.GatewayPlan.Admin;
import mgwc.compiler.plan.GatewayPlan.Listener;
import mgwc.compiler.step.Definitions;
import mgwc.compiler.step.IssuerDefinition;
import mgwc.compiler.step.UpstreamDefinition;
import mgwc.compiler.step.UpstreamDefinition.Backend;

/**
 * What has to differ for an environment to run on one machine: mocks in place of backends, the local issuer's key in
 * place of the real ones, loopback ports, and no secrets but those of real backends. Everything else, names, limits,
 * scopes and subscriptions, stays the environment's own.
 */
public final class LocalPlan {

    private static final String LOOPBACK = "127.0.0.1";

    private LocalPlan() {}

    /**
     * @param mocks where the mock backends listen; each gets a path of its own below
     * @param keySet the local issuer's JWK Set
     * @param real APIs that keep their backends, or have one of the developer's own
     */
    public static GatewayPlan of(
            GatewayPlan plan, URI mocks, String keySet, int port, int adminPort, RealBackends real) {
        Definitions definitions = plan.definitions();
        SortedMap<String, IssuerDefinition> issuers = new TreeMap<>();
        definitions.of(IssuerDefinition.KIND).forEach((name, issuer) -> issuers.put(name, trusting(issuer, keySet)));
        SortedMap<String, UpstreamDefinition> upstreams = new TreeMap<>();
        definitions
                .of(UpstreamDefinition.KIND)
                .forEach((name, upstream) -> upstreams.put(name, local(name, upstream, mocks, real)));
        return new GatewayPlan(
                plan.environment(),
                new Listener(
                        LOOPBACK,
                        port,
                        Optional.empty(),
                        Optional.empty(),
                        plan.listener().steps()),
                new Admin(LOOPBACK, adminPort, List.of(), false),
                plan.analytics(),
                definitions.with(IssuerDefinition.KIND, issuers).with(UpstreamDefinition.KIND, upstreams),
                plan.apis());
    }

    /** The path of a backend's mock: {@code /pizza-shack-v1/production/east}. */
    static String mockPath(String upstream, String backend) {
        return "/" + upstream + "/" + backend;
    }

    private static IssuerDefinition trusting(IssuerDefinition issuer, String keySet) {
        return new IssuerDefinition(
                issuer.issuer(),
                issuer.audiences(),
                List.of(LocalIssuer.ALGORITHM),
                new IssuerDefinition.Keys.Bundled(keySet),
                issuer.clientIdClaims(),
                issuer.clockSkew());
    }

    private static UpstreamDefinition local(String name, UpstreamDefinition upstream, URI mocks, RealBackends real) {
        if (real.keeps(name)) {
            return upstream;
        }
        Optional<String> url = real.url(name);
        List<Backend> backends = upstream.backends().stream()
                .map(backend -> new Backend(
                        backend.name(),
                        url.orElseGet(() ->
                                mocks.resolve(mockPath(name, backend.name())).toString()),
                        backend.weight()))
                .toList();
        return new UpstreamDefinition(
                upstream.loadBalancing(), upstream.timeouts(), backends, Optional.empty(), Optional.empty());
    }
}
