package mgwc.gateway.route;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mgwc.gateway.release.GatewayConfig;
import mgwc.gateway.release.GatewayConfig.Api;
import mgwc.gateway.release.GatewayConfig.ApiOperation;
import mgwc.gateway.release.ReleaseRefused;
import org.jspecify.annotations.Nullable;

/** The routes that {@code gateway.json} declares, by route id; made once for each release. */
final class DeclaredRoutes {

    private final Map<String, Declared> byId = new HashMap<>();

    /** A route's API and the operations it serves. */
    record Declared(Api api, List<ApiOperation> operations) {}

    private DeclaredRoutes() {}

    /** @throws ReleaseRefused if two APIs declare a route of the same id, of which only one could be checked */
    static DeclaredRoutes of(GatewayConfig gateway) throws ReleaseRefused {
        DeclaredRoutes routes = new DeclaredRoutes();
        for (Api api : gateway.apis().values()) {
            for (var route : api.routes().entrySet()) {
                Declared declared = new Declared(api, route.getValue().operations());
                if (routes.byId.putIfAbsent(route.getKey(), declared) != null) {
                    throw new ReleaseRefused(
                            "route `" + route.getKey() + "` of `gateway.json` belongs to two APIs",
                            "build the release again with `mgwc build` of the version that runs it");
                }
            }
        }
        return routes;
    }

    @Nullable
    Declared get(String routeId) {
        return byId.get(routeId);
    }
}
