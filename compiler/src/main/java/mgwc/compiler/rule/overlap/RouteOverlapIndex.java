package mgwc.compiler.rule.overlap;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import mgwc.compiler.rule.fact.ApiFacts;
import mgwc.compiler.rule.overlap.RouteClashes.Clash;
import mgwc.compiler.rule.overlap.RouteClashes.Pair;
import mgwc.compiler.rule.overlap.RouteClashes.Route;
import mgwc.compiler.rule.overlap.RouteOverlaps.Taking;
import mgwc.compiler.rule.overlap.RouteTree.Overlap;
import mgwc.value.ApiId;

/**
 * Where routes of the APIs of an environment meet.
 *
 * @param clashes operations that answer the same requests, by the two APIs; each list has at least one
 * @param overlaps operations that take requests from others, by the two APIs; none of APIs that clash
 */
public record RouteOverlapIndex(Map<Pair, List<Clash>> clashes, Map<Taking, List<Overlap>> overlaps) {

    public RouteOverlapIndex {
        clashes = Collections.unmodifiableMap(clashes);
        overlaps = Collections.unmodifiableMap(overlaps);
    }

    public static RouteOverlapIndex of(Map<ApiId, ApiFacts.Served> apis) {
        List<Route> routes = RouteClashes.meeting(apis);
        if (routes.isEmpty()) {
            return new RouteOverlapIndex(Map.of(), Map.of());
        }
        Map<Pair, List<Clash>> clashes = RouteClashes.among(routes);
        return new RouteOverlapIndex(clashes, RouteOverlaps.among(routes, clashes.keySet()));
    }
}
