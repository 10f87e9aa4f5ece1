package mgwc.compiler.rule;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import mgwc.compiler.report.RuleSpec;
import mgwc.compiler.resolve.EnvironmentConfig;
import mgwc.model.Kind;
import mgwc.value.NodePath;

/** An environment selects APIs by labels that none of them has, so it serves nothing. */
final class EmptySelection implements ConfigRule {

    private static final NodePath SELECTION = NodePath.of("spec", "apis", "matchLabels");
    private static final NodePath LABELS = NodePath.of("metadata", "labels");
    private static final RuleSpec SPEC =
            RuleSpec.warning("MGW3032", "empty-selection", "The label selection of an environment matches no API.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(EnvironmentConfig config, Findings findings) {
        Map<String, String> wanted = config.environment().value().spec().apis().matchLabels();
        if (wanted.isEmpty()
                || !config.apis().isEmpty()
                || Broken.any(config.declarations())
                || Broken.byOverlay(config)) {
            return;
        }
        Set<String> there = new TreeSet<>();
        config.declarations()
                .ofKind(Kind.API)
                .forEach(api -> Documents.entries(api, LABELS)
                        .forEach((name, entry) -> api.root()
                                .textAt(LABELS.child(name))
                                .ifPresent(value -> there.add(name + ": " + value))));
        new TreeMap<>(wanted)
                .keySet().stream()
                        .findFirst()
                        .ifPresent(name -> findings.add(SPEC.at(
                                        config.environment().span(SELECTION.child(name)),
                                        "no API has the labels that the environment selects, so it serves none")
                                .withHelp(
                                        there.isEmpty()
                                                ? "no API has labels; give them some under `metadata.labels`"
                                                : "labels of APIs are " + Listing.of(there))));
    }
}
