package mgwc.compiler.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mgwc.value.ApiId;
import mgwc.value.PathTemplate;

/** Operations of different APIs that answer the same requests. */
final class RouteClashes {

    private RouteClashes() {}

    /** An operation of an API. */
    record Route(ApiClaims.Served api, Claim operation) {

        ApiId id() {
            return api.api().id();
        }

        /** {@code GET /menu/v1/items}. */
        @Override
        public String toString() {
            return below(api.basePath().key(), operation.detail());
        }
    }

    /** {@code GET /items} below {@code /menu/v1}. */
    private static String below(String base, String operation) {
        int path = operation.indexOf(' ') + 1;
        return operation.substring(0, path) + base + operation.substring(path);
    }

    record Pair(ApiId earlier, ApiId later) {}

    record Clash(Route earlier, Route later) {}

    /** By the two APIs, the one that comes first by id first; each list has at least one. */
    static Map<Pair, List<Clash>> among(EnvironmentView environment) {
        Map<Pair, List<Clash>> clashes = new LinkedHashMap<>();
        Map<String, Route> taken = new HashMap<>();
        Map<ApiId, String> bases = neighbours(environment);
        environment.apis().forEach((id, api) -> {
            String base = bases.get(id);
            if (base != null) {
                for (Claim operation : api.api().routes()) {
                    Route route = new Route(api, operation);
                    String requests = below(base, operation.key());
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
    private static Map<ApiId, String> neighbours(EnvironmentView environment) {
        Map<String, List<ApiId>> byBase = new HashMap<>();
        environment
                .apis()
                .forEach((id, api) -> byBase.computeIfAbsent(
                                PathTemplate.parse(api.basePath().key()).shape(), base -> new ArrayList<>())
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
