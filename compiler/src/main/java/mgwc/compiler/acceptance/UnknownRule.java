package mgwc.compiler.acceptance;

import java.util.Set;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.rule.DeclarationRule;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.rule.RuleSpecs;
import mgwc.compiler.rule.WorkspaceView;
import mgwc.compiler.rule.organisation.OrganisationRules;

/** The workspace sets the level of a rule that does not exist. */
public final class UnknownRule implements DeclarationRule {

    private static final RuleSpec SPEC =
            RuleSpec.error("MGW3030", "unknown-rule", "The workspace sets the level of a rule that does not exist.");

    private final RuleSpecs rules;

    public UnknownRule(RuleSpecs rules) {
        this.rules = rules;
    }

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(WorkspaceView workspace, Findings findings) {
        Set<String> own = OrganisationRules.ids(workspace.shared());
        RuleLevels.entries(workspace.shared()).forEach((id, entry) -> {
            if (rules.withId(id).isEmpty() && !own.contains(id)) {
                findings.add(SPEC.at(entry.keySpan(), "`spec.rules` sets the level of `" + id + "`, which is no rule")
                        .withHelp("delete the line, or name the rule that is meant"));
            }
        });
    }
}
