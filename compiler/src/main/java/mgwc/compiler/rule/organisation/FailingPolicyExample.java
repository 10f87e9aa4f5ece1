package mgwc.compiler.rule.organisation;

import java.util.List;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.resolve.At;
import mgwc.compiler.rule.DeclarationRule;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.rule.WorkspaceView;
import mgwc.model.WorkspaceRule;
import mgwc.value.NodePath;

/** A workspace rule accepts what its author says it refuses, or the other way round. */
public final class FailingPolicyExample implements DeclarationRule {

    private static final RuleSpec SPEC = RuleSpec.error(
            "MGW3047", "failing-policy-example", "A workspace rule does not do what its own examples say.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(WorkspaceView workspace, Findings findings) {
        for (At<WorkspaceRule> rule : OrganisationRules.of(workspace.shared())) {
            if (CelExpression.judging(rule.value().spec().require()) instanceof CelExpression.Understood understood) {
                judge(rule, "accepts", rule.value().spec().accepts(), understood.expression(), findings);
                judge(rule, "refuses", rule.value().spec().refuses(), understood.expression(), findings);
            }
        }
    }

    private static void judge(
            At<WorkspaceRule> rule, String list, List<String> examples, CelExpression expression, Findings findings) {
        for (String example : PolicyCheck.wrong(examples, list.equals("accepts"), expression)) {
            findings.add(
                    SPEC.at(
                                    rule.span(NodePath.of("spec", list).child(examples.indexOf(example))),
                                    "rule `" + rule.value().metadata().name() + "` is said to "
                                            + (list.equals("accepts") ? "accept" : "refuse")
                                            + " this value, and does not")
                            .withHelp(
                                    "change the rule or the example; an example is a CEL value such as `{'url': 'https://a'}`"));
        }
    }
}
