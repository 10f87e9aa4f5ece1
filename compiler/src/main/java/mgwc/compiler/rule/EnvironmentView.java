package mgwc.compiler.rule;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import mgwc.compiler.resolve.At;
import mgwc.compiler.resolve.EnvironmentFrame;
import mgwc.compiler.rule.fact.ApiFacts;
import mgwc.compiler.rule.overlap.RouteOverlapIndex;
import mgwc.compiler.workspace.SharedDeclarations;
import mgwc.model.Application;
import mgwc.model.Environment;
import mgwc.value.ApiId;

/**
 * One environment as rules over all of it see it: what it says itself, and of the APIs it serves their facts.
 *
 * @param applications by name
 * @param apis that it serves, in their order; taken as it is, and not to be changed any more
 * @param declared all APIs, whether it serves them or not
 * @param routeOverlaps of their routes
 * @param uncertain whether an overlay changes an API that is not among {@code apis}, which may be the overlay's doing
 */
public record EnvironmentView(
        SharedDeclarations shared,
        EnvironmentFrame frame,
        SortedMap<String, At<Application>> applications,
        Map<ApiId, ApiFacts.Served> apis,
        List<ApiFacts> declared,
        RouteOverlapIndex routeOverlaps,
        boolean uncertain) {

    public EnvironmentView {
        applications = Collections.unmodifiableSortedMap(applications);
        declared = List.copyOf(declared);
        apis = Collections.unmodifiableMap(apis);
    }

    /** Looks at where routes of the APIs meet. */
    public static EnvironmentView of(
            SharedDeclarations shared,
            EnvironmentFrame frame,
            SortedMap<String, At<Application>> applications,
            Map<ApiId, ApiFacts.Served> apis,
            List<ApiFacts> declared,
            boolean uncertain) {
        return new EnvironmentView(shared, frame, applications, apis, declared, RouteOverlapIndex.of(apis), uncertain);
    }

    public At<Environment> environment() {
        return frame.environment();
    }
}
