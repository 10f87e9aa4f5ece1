package mgwc.compiler.rule.reference;

import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.rule.Broken;
import mgwc.compiler.rule.DeclarationRule;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.rule.Selections;
import mgwc.compiler.rule.WorkspaceView;
import mgwc.compiler.rule.fact.ApiFacts;

/** An API has labels that no environment selects, so it is served nowhere. */
public final class UnservedApi implements DeclarationRule {

    private static final RuleSpec SPEC = RuleSpec.warning("MGW3033", "unserved-api", "No environment serves an API.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(WorkspaceView workspace, Findings findings) {
        if (Broken.any(workspace.shared())) {
            return;
        }
        Selections selections = Selections.of(workspace);
        if (selections.haveEmptyOne()) {
            return;
        }
        for (ApiFacts api : workspace.apis()) {
            if (!selections.serve(api)) {
                findings.add(
                        SPEC.at(api.place(), "API `" + api.id() + "` is served by no environment")
                                .withHelp(
                                        "add the labels that an environment selects with `spec.apis.matchLabels`, or delete the API"));
            }
        }
    }
}
