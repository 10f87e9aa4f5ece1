package mgwc.compiler.rule.routing;

import java.util.List;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.rule.EnvironmentRule;
import mgwc.compiler.rule.EnvironmentView;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.rule.overlap.RouteClashes;

/** Operations of two APIs answer the same requests, so one of them would never be reached. */
public final class DuplicateRoute implements EnvironmentRule {

    private static final RuleSpec SPEC =
            RuleSpec.error("MGW4001", "duplicate-route", "Operations of two APIs answer the same requests.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(EnvironmentView environment, Findings findings) {
        environment.routeOverlaps().clashes().values().forEach(clashes -> findings.add(duplicate(clashes)));
    }

    private static Diagnostic duplicate(List<RouteClashes.Clash> clashes) {
        RouteClashes.Route earlier = clashes.getFirst().earlier();
        RouteClashes.Route later = clashes.getFirst().later();
        String others = clashes.size() == 1 ? "` of" : "` and " + (clashes.size() - 1) + " more of";
        String are = clashes.size() == 1 ? "is" : "are";
        return SPEC.at(
                        later.api().basePath().span(),
                        "`" + later + others + " API `" + later.id() + "` " + are + " served by API `" + earlier.id()
                                + "` already")
                .withRelated(earlier.api().basePath().span(), "base path of `" + earlier.id() + "`")
                .withRelated(later.operation().span(), "path in the contract of `" + later.id() + "`")
                .withRelated(earlier.operation().span(), "path in the contract of `" + earlier.id() + "`")
                .withHelp("give one of the APIs another base path");
    }
}
