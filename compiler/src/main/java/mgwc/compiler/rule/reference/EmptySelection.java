package mgwc.compiler.rule.reference;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.rule.Broken;
import mgwc.compiler.rule.EnvironmentRule;
import mgwc.compiler.rule.EnvironmentView;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.text.Listing;
import mgwc.value.NodePath;

/** An environment selects APIs by labels that none of them has, so it serves nothing. */
public final class EmptySelection implements EnvironmentRule {

    private static final NodePath SELECTION = NodePath.of("spec", "apis", "matchLabels");
    private static final RuleSpec SPEC =
            RuleSpec.warning("MGW3032", "empty-selection", "The label selection of an environment matches no API.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(EnvironmentView view, Findings findings) {
        Map<String, String> wanted = view.environment().value().spec().apis().matchLabels();
        if (wanted.isEmpty() || !view.apis().isEmpty() || Broken.any(view.shared()) || view.uncertain()) {
            return;
        }
        Set<String> there = new TreeSet<>();
        view.declared().forEach(api -> api.labels().forEach((name, value) -> there.add(name + ": " + value)));
        new TreeMap<>(wanted)
                .keySet().stream()
                        .findFirst()
                        .ifPresent(name -> findings.add(SPEC.at(
                                        view.environment().span(SELECTION.child(name)),
                                        "no API has the labels that the environment selects, so it serves none")
                                .withHelp(
                                        there.isEmpty()
                                                ? "no API has labels; give them some under `metadata.labels`"
                                                : "labels of APIs are " + Listing.of(there))));
    }
}
