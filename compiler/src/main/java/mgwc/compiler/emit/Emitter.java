package mgwc.compiler.emit;

import java.util.SortedMap;
import java.util.TreeMap;
import mgwc.compiler.plan.GatewayPlan;
import mgwc.compiler.plan.GatewayPlan.ApiPlan;
import mgwc.compiler.plan.GatewayPlan.KeysPlan;
import mgwc.release.CanonicalJson;

/** Writes a plan down as the files of a release; {@code docs/release-format.md} describes them. */
public final class Emitter {

    /** The files of the release; the same plan gives the same characters. */
    public RouteBundle emit(GatewayPlan plan) {
        SortedMap<String, String> files = new TreeMap<>();
        files.put("gateway.json", CanonicalJson.print(GatewayJson.of(plan)));
        for (ApiPlan api : plan.apis()) {
            if (!api.routes().isEmpty()) {
                files.put("routes/" + api.id() + ".camel.yaml", CamelRoutes.yaml(api));
            }
        }
        plan.issuers().forEach((name, issuer) -> {
            if (issuer.keys() instanceof KeysPlan.Bundled bundled) {
                files.put(keysFile(name), CanonicalJson.reprint(bundled.json()));
            }
        });
        return new RouteBundle(plan.environment(), files);
    }

    static String keysFile(String issuer) {
        return "keys/" + issuer + ".jwks.json";
    }
}
