package mgwc.compiler.emit;

import java.util.SortedMap;
import java.util.TreeMap;
import mgwc.compiler.plan.GatewayPlan;
import mgwc.compiler.plan.GatewayPlan.ApiPlan;
import mgwc.release.CanonicalJson;

/** Writes a plan down as the files of a release; {@code docs/release-format.md} describes them. */
public final class Emitter {

    /** The files of the release; the same plan gives the same characters. */
    public RouteBundle emit(GatewayPlan plan) {
        SortedMap<String, String> files = new TreeMap<>(plan.definitions().files());
        files.put("gateway.json", CanonicalJson.print(GatewayJson.of(plan)));
        for (ApiPlan api : plan.apis()) {
            if (!api.routes().isEmpty()) {
                files.put("routes/" + api.id() + ".camel.yaml", CamelRoutes.yaml(api));
            }
        }
        return new RouteBundle(plan.environment(), files);
    }
}
