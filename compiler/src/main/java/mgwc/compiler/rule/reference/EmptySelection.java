package mgwc.compiler.rule.reference;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.rule.Broken;
import mgwc.compiler.rule.EnvironmentRule;
import mgwc.compiler.rule.EnvironmentView;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.rule.fact.ApiFacts;
import mgwc.compiler.rule.fact.SharedFact;
import mgwc.compiler.text.Listing;
import mgwc.compiler.text.Spelling;
import mgwc.layout.Folder;
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
        boolean unknown = Broken.below(view.shared(), Folder.APIS.path());
        if (wanted.isEmpty() || unknown || selectsSome(wanted, view.declared())) {
            return;
        }
        String name = fault(wanted, view.declared());
        Set<String> there = new TreeSet<>();
        view.declared().forEach(api -> api.labels().forEach((label, value) -> there.add(label + ": " + value)));
        Diagnostic found = SPEC.at(
                        view.environment().span(SELECTION.child(name)),
                        "no API has the labels that the environment selects, so it serves none")
                .withMarker(question(name, wanted, view.declared()))
                .withHelp(
                        there.isEmpty()
                                ? "no API has labels; give them some under `metadata.labels`"
                                : "labels of APIs are " + Listing.of(there));
        findings.add(withOverlays(found, view));
    }

    /** Whether the labels select an API, whatever overlays make of it: no overlay changes a label. */
    static boolean selectsSome(Map<String, String> wanted, List<ApiFacts> apis) {
        return apis.stream().anyMatch(api -> selects(wanted, api));
    }

    static boolean selects(Map<String, String> wanted, ApiFacts api) {
        return api.labels().entrySet().containsAll(wanted.entrySet());
    }

    /** The first label that no API has; where each is on some API, the first. */
    private static String fault(Map<String, String> wanted, List<ApiFacts> apis) {
        Map<String, String> sorted = new TreeMap<>(wanted);
        return sorted.keySet().stream()
                .filter(name -> apis.stream()
                        .noneMatch(api -> Optional.ofNullable(wanted.get(name))
                                .equals(Optional.ofNullable(api.labels().get(name)))))
                .findFirst()
                .orElse(sorted.keySet().iterator().next());
    }

    private static Optional<String> question(String name, Map<String, String> wanted, List<ApiFacts> apis) {
        Set<String> names = new TreeSet<>();
        Set<String> values = new TreeSet<>();
        for (ApiFacts api : apis) {
            names.addAll(api.labels().keySet());
            Optional.ofNullable(api.labels().get(name)).ifPresent(values::add);
        }
        return values.isEmpty()
                ? Spelling.question(name, names)
                : Spelling.question(wanted.getOrDefault(name, ""), values);
    }

    /** Overlays without effect are a consequence, and no findings of their own. */
    private static Diagnostic withOverlays(Diagnostic found, EnvironmentView view) {
        List<SharedFact> overlays = view.declared().stream()
                .flatMap(api -> api.of(SharedFact.Kind.OVERLAY).stream())
                .filter(overlay -> overlay.key().equals(view.frame().name()))
                .toList();
        return overlays.isEmpty()
                ? found
                : found.withRelated(
                        overlays.getFirst().span(),
                        overlays.size() == 1
                                ? "the overlay has no effect"
                                : "this overlay and " + (overlays.size() - 1) + " more have no effect");
    }
}
