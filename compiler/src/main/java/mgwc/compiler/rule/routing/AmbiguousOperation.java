package mgwc.compiler.rule.routing;

import java.util.List;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.resolve.ServedApi;
import mgwc.compiler.rule.ApiRule;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.rule.overlap.AmbiguousPaths;
import mgwc.value.PathTemplate.Parameter;
import mgwc.value.PathTemplate.Segment;
import mgwc.value.PathTemplate.Wildcard;

/** Some requests fit two operations, and neither path is the more specific one. */
public final class AmbiguousOperation implements ApiRule {

    private static final RuleSpec SPEC = RuleSpec.warning(
            "MGW4006", "ambiguous-operation", "Some requests fit two operations, neither of which is more specific.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(ServedApi served, Findings findings) {
        served.contract().ifPresent(contract -> {
            for (AmbiguousPaths.Pair pair : AmbiguousPaths.among(contract.operations())) {
                findings.add(SPEC.at(
                                pair.later().pathSpan(),
                                "`" + (ofOneMethod(pair) ? pair.later().method() + " " : "") + pair.example()
                                        + "` fits `"
                                        + pair.later().template() + "` and `"
                                        + pair.earlier().template() + "`")
                        .withRelated(pair.earlier().pathSpan(), "the other path")
                        .withHelp(decision(pair)
                                + (ofOneMethod(pair) ? "" : ", and a method that only the other path has gets 405")));
            }
        });
    }

    private static boolean ofOneMethod(AmbiguousPaths.Pair pair) {
        return pair.earlier().method() == pair.later().method();
    }

    /** What decides, at the first place where the paths differ. */
    private static String decision(AmbiguousPaths.Pair pair) {
        List<Segment> one = pair.earlier().template().normalized().segments();
        List<Segment> other = pair.later().template().normalized().segments();
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            if (one.get(i) instanceof Wildcard || other.get(i) instanceof Wildcard) {
                break;
            } else if (one.get(i) instanceof Parameter mine && other.get(i) instanceof Parameter theirs) {
                if (!mine.texts().equals(theirs.texts())) {
                    return length(mine) == length(theirs)
                            ? "both have as much text around their parameters, so the gateway takes the path that comes"
                                    + " first in the alphabet; other gateways may not"
                            : "the gateway takes the path that has more text around its parameters, at the first place"
                                    + " where they differ; other gateways may not";
                }
            } else if (!one.get(i).equals(other.get(i))) {
                break;
            }
        }
        return "the gateway takes the path that has text where the other has a parameter, at the first place where they"
                + " differ; other gateways may not";
    }

    private static int length(Parameter parameter) {
        return String.join("", parameter.texts()).length();
    }
}
