package mgwc.compiler.acceptance;

import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.rule.DeclarationRule;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.rule.RuleSpecs;
import mgwc.compiler.rule.WorkspaceView;
import mgwc.compiler.yaml.Node;

/** The workspace lowers an error that stands whatever the workspace says. */
public final class LoweredError implements DeclarationRule {

    private static final RuleSpec SPEC =
            RuleSpec.error("MGW3031", "lowered-error", "The workspace lowers an error that stands in every workspace.");

    private final RuleSpecs rules;

    public LoweredError(RuleSpecs rules) {
        this.rules = rules;
    }

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(WorkspaceView workspace, Findings findings) {
        RuleLevels.entries(workspace.shared()).forEach((id, entry) -> {
            boolean lowered =
                    entry.value() instanceof Node.Scalar level && !level.text().equals("error");
            rules.withId(id)
                    .filter(rule -> lowered && RuleLevels.isFirm(rule))
                    .ifPresent(rule -> findings.add(
                            SPEC.at(entry.value().span(), "`" + id + "` (`" + rule.name() + "`) is always an error")
                                    .withHelp("delete the line; `mgwc explain " + id + "` says what the rule is for")));
        });
    }
}
