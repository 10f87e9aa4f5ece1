package mgwc.compiler.rule.routing;

import java.util.List;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.rule.EnvironmentRule;
import mgwc.compiler.rule.EnvironmentView;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.rule.overlap.RouteTree.Overlap;

/** Some requests fit operations of two APIs, and the order in which the gateway looks decides which of them answers. */
public final class OverlappingRoute implements EnvironmentRule {

    private static final RuleSpec SPEC =
            RuleSpec.warning("MGW4004", "overlapping-route", "An API takes requests that fit another API too.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(EnvironmentView environment, Findings findings) {
        environment.routeOverlaps().overlaps().values().forEach(overlaps -> findings.add(report(overlaps)));
    }

    private static Diagnostic report(List<Overlap> overlaps) {
        Overlap first = overlaps.getFirst();
        boolean one = overlaps.size() == 1;
        return SPEC.at(
                        first.taker().api().basePath().span(),
                        "`" + first.taker() + "`" + (one ? "" : " and " + (overlaps.size() - 1) + " more") + " of API `"
                                + first.taker().id() + "` take" + (one ? "s" : "") + " requests from `" + first.other()
                                + "` of API `" + first.other().id() + "`"
                                + (first.within() ? "" : ", such as `" + first.path() + "`"))
                .withRelated(first.taker().operation().span(), "the gateway takes this path first")
                .withRelated(first.other().operation().span(), "this one fits too")
                .withHelp("give each API a base path of its own; the gateway reads paths from left to right and takes"
                        + " text before a parameter");
    }
}
