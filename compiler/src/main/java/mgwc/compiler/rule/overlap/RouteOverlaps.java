package mgwc.compiler.rule.overlap;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mgwc.compiler.rule.overlap.RouteClashes.Pair;
import mgwc.compiler.rule.overlap.RouteClashes.Route;
import mgwc.compiler.rule.overlap.RouteTree.Overlap;
import mgwc.value.ApiId;

/** Operations of APIs that take requests from operations of other APIs, as they come first in the gateway. */
public final class RouteOverlaps {

    private static final Comparator<Route> GATEWAYS_ORDER = Comparator.comparing(Route::id)
            .thenComparing(
                    route -> route.operation().detail().substring(route.method().length()))
            .thenComparing(Route::method);

    /** An API that answers what fits another one too. */
    public record Taking(ApiId taker, ApiId other) {

        public Pair pair() {
            return Pair.of(taker, other);
        }
    }

    private RouteOverlaps() {}

    /**
     * By the two APIs; each list has at least one.
     *
     * @param worse APIs with operations that answer the same requests, which are left out
     */
    static Map<Taking, List<Overlap>> among(List<Route> meeting, Set<Pair> worse) {
        List<Route> routes = meeting.stream().sorted(GATEWAYS_ORDER).toList();
        Map<Taking, List<Overlap>> overlaps = new LinkedHashMap<>();
        RouteTree tree = new RouteTree(routes);
        for (Route route : routes) {
            tree.takenBy(route).ifPresent(overlap -> {
                Taking taking = new Taking(route.id(), overlap.other().id());
                if (!worse.contains(taking.pair())) {
                    overlaps.computeIfAbsent(taking, first -> new ArrayList<>()).add(overlap);
                }
            });
        }
        return overlaps;
    }
}
