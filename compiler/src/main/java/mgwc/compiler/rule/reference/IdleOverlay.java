package mgwc.compiler.rule.reference;

import java.util.Map;
import java.util.TreeMap;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.rule.EnvironmentRule;
import mgwc.compiler.rule.EnvironmentView;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.rule.fact.ApiFacts;
import mgwc.compiler.rule.fact.SharedFact;
import mgwc.value.NodePath;

/** An overlay changes an API that its environment does not select, so it changes nothing. */
public final class IdleOverlay implements EnvironmentRule {

    private static final NodePath SELECTION = NodePath.of("spec", "apis", "matchLabels");
    private static final RuleSpec SPEC = RuleSpec.warning(
            "MGW3050", "idle-overlay", "An overlay changes an API that its environment does not serve.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(EnvironmentView view, Findings findings) {
        Map<String, String> wanted = view.environment().value().spec().apis().matchLabels();
        if (wanted.isEmpty() || !EmptySelection.selectsSome(wanted, view.declared())) {
            return;
        }
        for (ApiFacts api : view.declared()) {
            if (!EmptySelection.selects(wanted, api)) {
                report(api, wanted, view, findings);
            }
        }
    }

    private static void report(ApiFacts api, Map<String, String> wanted, EnvironmentView view, Findings findings) {
        Map<String, String> lacking = new TreeMap<>(wanted);
        lacking.entrySet().removeAll(api.labels().entrySet());
        String missing = lacking.keySet().iterator().next();
        SourceSpan selection = view.environment().span(SELECTION.child(missing));
        for (SharedFact overlay : api.of(SharedFact.Kind.OVERLAY)) {
            if (overlay.key().equals(view.frame().name())) {
                findings.add(SPEC.at(
                                overlay.span(),
                                "the environment does not serve API `" + api.id() + "`, so the overlay has no effect")
                        .withRelated(selection, "the API does not have this label")
                        .withHelp("add `" + missing + ": " + lacking.get(missing)
                                + "` to `metadata.labels` of the API, or delete the overlay"));
            }
        }
    }
}
