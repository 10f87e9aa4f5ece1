package mgwc.compiler.rule.overlap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mgwc.compiler.rule.fact.ApiFacts;
import mgwc.compiler.rule.fact.SharedFact;
import mgwc.value.ApiId;
import mgwc.value.PathTemplate;

/** Operations of different APIs that answer the same requests. */
public final class RouteClashes {

    private RouteClashes() {}

    /** An operation of an API. */
    public record Route(ApiFacts.Served api, SharedFact operation) {

        public ApiId id() {
            return api.api().id();
        }

        /** Two APIs may share a contract. */
        boolean isThat(Route other) {
            return id().equals(other.id()) && operation.equals(other.operation());
        }

        String method() {
            return operation.detail().substring(0, operation.detail().indexOf(' '));
        }

        List<PathTemplate> templates() {
            return paths(operation.detail()).stream()
                    .map(path -> PathTemplate.parse(path).normalized())
                    .toList();
        }

        /** Alike for operations that answer the same requests. */
        List<String> requests() {
            return paths(operation.key()).stream()
                    .map(path -> method() + " " + path)
                    .toList();
        }

        /** With the base path; {@code /} below {@code /menu} answers {@code /menu} too. */
        private List<String> paths(String written) {
            String path = written.substring(written.indexOf(' ') + 1);
            return path.equals("/") && !base().isEmpty() ? List.of(base(), base() + path) : List.of(base() + path);
        }

        /** The base path in front of paths: empty for {@code /}. */
        String base() {
            return base(api.basePath().key());
        }

        private static String base(String basePath) {
            return basePath.equals("/") ? "" : basePath;
        }

        boolean hasWildcard() {
            return PathTemplate.parse(
                            operation.detail().substring(operation.detail().indexOf('/')))
                    .wildcard()
                    .isPresent();
        }

        /** {@code GET /menu/v1/items}. */
        @Override
        public String toString() {
            return method() + " " + paths(operation.detail()).getFirst();
        }
    }

    /** Two APIs, the one that comes first by id first. */
    public record Pair(ApiId first, ApiId second) {

        public static Pair of(ApiId one, ApiId other) {
            return one.compareTo(other) <= 0 ? new Pair(one, other) : new Pair(other, one);
        }
    }

    public record Clash(Route earlier, Route later) {}

    /** By the two APIs; each list has at least one. */
    static Map<Pair, List<Clash>> among(List<Route> routes) {
        Map<Pair, List<Clash>> clashes = new LinkedHashMap<>();
        Map<String, Route> taken = new HashMap<>();
        for (Route route : routes) {
            Optional<Route> earlier = Optional.empty();
            for (String requests : route.requests()) {
                Route there = taken.putIfAbsent(requests, route);
                earlier = earlier.or(() -> Optional.ofNullable(there));
            }
            earlier.filter(other -> !other.id().equals(route.id()))
                    .ifPresent(
                            other -> clashes.computeIfAbsent(Pair.of(other.id(), route.id()), pair -> new ArrayList<>())
                                    .add(new Clash(other, route)));
        }
        return clashes;
    }

    /** Operations of those APIs that can have requests in common, by API. */
    static List<Route> meeting(Map<ApiId, ApiFacts.Served> apis) {
        Set<ApiId> neighbours = neighbours(apis);
        List<Route> routes = new ArrayList<>();
        apis.forEach((id, api) -> {
            if (neighbours.contains(id)) {
                api.api().routes().forEach(operation -> routes.add(new Route(api, operation)));
            }
        });
        return routes;
    }

    /** One base path is, or lies in, the other. */
    private static Set<ApiId> neighbours(Map<ApiId, ApiFacts.Served> apis) {
        Map<String, List<ApiId>> byBase = new HashMap<>();
        apis.forEach(
                (id, api) -> byBase.computeIfAbsent(Route.base(api.basePath().key()), base -> new ArrayList<>())
                        .add(id));
        Set<ApiId> neighbours = new HashSet<>();
        byBase.forEach((base, ids) -> {
            if (ids.size() > 1) {
                neighbours.addAll(ids);
            }
            for (int end = base.lastIndexOf('/'); end >= 0; end = base.lastIndexOf('/', end - 1)) {
                List<ApiId> around = byBase.getOrDefault(base.substring(0, end), List.of());
                if (!around.isEmpty()) {
                    neighbours.addAll(around);
                    neighbours.addAll(ids);
                }
            }
        });
        return neighbours;
    }
}
