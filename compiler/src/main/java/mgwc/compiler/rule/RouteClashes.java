package mgwc.compiler.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mgwc.compiler.contract.Contract;
import mgwc.compiler.contract.Contract.Operation;
import mgwc.compiler.resolve.At;
import mgwc.compiler.resolve.EnvironmentConfig;
import mgwc.model.Api;
import mgwc.value.ApiId;
import mgwc.value.PathTemplate;

/** Operations of different APIs that answer the same requests. */
final class RouteClashes {

    private RouteClashes() {}

    /** An operation of an API. */
    record Route(ApiId id, At<Api> api, Operation operation) {

        /** {@code GET /menu/v1/items}. */
        @Override
        public String toString() {
            return operation.method() + " " + api.value().spec().basePath() + operation.template();
        }
    }

    record Pair(ApiId earlier, ApiId later) {}

    record Clash(Route earlier, Route later) {}

    /** By the two APIs, the one that comes first by id first; each list has at least one. */
    static Map<Pair, List<Clash>> among(EnvironmentConfig config) {
        Map<Pair, List<Clash>> clashes = new LinkedHashMap<>();
        Map<String, Route> taken = new HashMap<>();
        Map<ApiId, String> bases = neighbours(config);
        config.apis().forEach((id, api) -> {
            Contract contract = config.contracts().get(id);
            String base = bases.get(id);
            if (contract != null && base != null) {
                for (Operation operation : contract.operations()) {
                    Route route = new Route(id, api, operation);
                    String requests = operation.method() + " " + base
                            + operation.template().shape();
                    Route earlier = taken.putIfAbsent(requests, route);
                    if (earlier != null && !earlier.id().equals(id)) {
                        clashes.computeIfAbsent(new Pair(earlier.id(), id), pair -> new ArrayList<>())
                                .add(new Clash(earlier, route));
                    }
                }
            }
        });
        return clashes;
    }

    /**
     * The shapes of the base paths of those APIs that can have requests in common: one base path is, or lies in, the
     * other.
     */
    private static Map<ApiId, String> neighbours(EnvironmentConfig config) {
        Map<String, List<ApiId>> byBase = new HashMap<>();
        config.apis()
                .forEach((id, api) -> byBase.computeIfAbsent(
                                PathTemplate.parse(api.value().spec().basePath())
                                        .shape(),
                                base -> new ArrayList<>())
                        .add(id));
        Map<ApiId, String> neighbours = new HashMap<>();
        byBase.forEach((base, ids) -> {
            if (ids.size() > 1) {
                ids.forEach(id -> neighbours.put(id, base));
            }
            for (int end = base.lastIndexOf('/'); end >= 0; end = base.lastIndexOf('/', end - 1)) {
                String around = base.substring(0, end);
                byBase.getOrDefault(around, List.of()).forEach(id -> {
                    neighbours.put(id, around);
                    ids.forEach(inner -> neighbours.put(inner, base));
                });
            }
        });
        return neighbours;
    }
}
