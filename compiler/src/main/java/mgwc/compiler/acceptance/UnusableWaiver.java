package mgwc.compiler.acceptance;

import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.rule.DeclarationRule;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.rule.RuleSpecs;
import mgwc.compiler.rule.WorkspaceView;

/** A waiver that cannot do what it says. */
public final class UnusableWaiver implements DeclarationRule {

    private static final RuleSpec SPEC = RuleSpec.error(
            "MGW3040",
            "unusable-waiver",
            "A waiver is for something that nobody can waive, or for a day that does not exist.");

    private final RuleSpecs rules;

    public UnusableWaiver(RuleSpecs rules) {
        this.rules = rules;
    }

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(WorkspaceView workspace, Findings findings) {
        for (Waiving.Entry entry : Waiving.entries(workspace.shared())) {
            String rule = entry.waiver().rule();
            if (RuleLevels.isFirmly(rule, rules)) {
                findings.add(SPEC.at(
                                entry.span("rule"),
                                "waiver `" + entry.name() + "` is for `" + rule + "`, whose findings nobody can waive")
                        .withHelp("repair what is found; `mgwc explain " + rule + "` says how"));
            } else if (!Waiving.isForARule(entry.waiver(), workspace.shared(), rules)) {
                findings.add(SPEC.at(
                                entry.span("rule"),
                                "waiver `" + entry.name() + "` is for `" + rule + "`, which is no rule")
                        .withHelp("write the id that stands in the brackets of the finding"));
            }
            if (entry.lastDay().isEmpty()) {
                findings.add(SPEC.at(
                                entry.span("expires"),
                                "waiver `" + entry.name() + "` expires on a day that does not exist")
                        .withHelp("write a day of the calendar as year, month and day"));
            }
        }
    }
}
