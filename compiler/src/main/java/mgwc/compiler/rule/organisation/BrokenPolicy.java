package mgwc.compiler.rule.organisation;

import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.resolve.At;
import mgwc.compiler.rule.DeclarationRule;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.rule.WorkspaceView;
import mgwc.compiler.source.SourceTree;
import mgwc.compiler.text.Spelling;
import mgwc.compiler.yaml.Node;
import mgwc.model.WorkspaceRule;
import mgwc.value.NodePath;

/** The expression of a workspace rule is no CEL, or gives something other than true or false. */
public final class BrokenPolicy implements DeclarationRule {

    private static final NodePath REQUIRE = NodePath.of("spec", "require");
    private static final RuleSpec SPEC =
            RuleSpec.error("MGW3046", "broken-policy", "The expression of a workspace rule cannot be understood.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(WorkspaceView workspace, Findings findings) {
        for (At<WorkspaceRule> rule : OrganisationRules.of(workspace.shared())) {
            if (CelExpression.judging(rule.value().spec().require()) instanceof CelExpression.Misunderstood wrong) {
                findings.add(SPEC.at(
                                place(rule, wrong, workspace.shared().tree()),
                                "rule `" + rule.value().metadata().name() + "` cannot be understood: " + wrong.reason())
                        .withMarker(wrong.unknown().flatMap(name -> Spelling.question(name, CelWording.NAMES)))
                        .withHelp(
                                "an expression may use `value`, `name`, `keys`, `document` and `environment`, and is true"
                                        + " where all is well"));
            }
        }
    }

    /** The place in the file that a place in the expression is; the expression itself where a line is folded. */
    private static SourceSpan place(At<WorkspaceRule> rule, CelExpression.Misunderstood wrong, SourceTree tree) {
        SourceSpan whole = rule.node(REQUIRE).map(Node::span).orElse(SourceSpan.startOf(rule.path()));
        String[] lines = rule.value().spec().require().split("\n", -1);
        String line = wrong.line() < lines.length ? lines[wrong.line()] : "";
        for (int number = whole.startLine(); !line.isBlank() && number <= whole.endLine(); number++) {
            String written = number <= tree.lines(whole.file()).size()
                    ? tree.lines(whole.file()).get(number - 1)
                    : "";
            int at = written.indexOf(line, number == whole.startLine() ? whole.startColumn() - 1 : 0);
            if (at >= 0) {
                int column = written.codePointCount(0, at) + 1 + Math.min(wrong.column(), line.length() - 1);
                return new SourceSpan(whole.file(), number, column, number, column + 1);
            }
        }
        return whole;
    }
}
