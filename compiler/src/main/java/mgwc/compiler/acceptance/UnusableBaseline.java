package mgwc.compiler.acceptance;

import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.rule.DeclarationRule;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.rule.WorkspaceView;
import mgwc.layout.WorkspaceLayout;

/** A baseline that is no baseline, so that nobody knows what it was meant to cover. */
public final class UnusableBaseline implements DeclarationRule {

    private static final RuleSpec SPEC = RuleSpec.error("MGW3044", "unusable-baseline", "The baseline cannot be read.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(WorkspaceView workspace, Findings findings) {
        Baseline.of(workspace.shared().tree())
                .broken()
                .ifPresent(reason -> findings.add(
                        SPEC.at(SourceSpan.startOf(WorkspaceLayout.BASELINE), "the baseline cannot be used: " + reason)
                                .withHelp("take it from Git, or write it anew with `mgwc validate --write-baseline`")));
    }
}
