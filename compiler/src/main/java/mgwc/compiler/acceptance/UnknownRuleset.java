package mgwc.compiler.acceptance;

import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.diagnostic.Ruleset;
import mgwc.compiler.rule.DeclarationRule;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.rule.WorkspaceView;
import mgwc.compiler.yaml.Node;
import mgwc.value.NodePath;

/** A pin to the rules of a version that is newer than this one. */
public final class UnknownRuleset implements DeclarationRule {

    private static final RuleSpec SPEC = RuleSpec.error(
            "MGW3045", "unknown-ruleset", "The workspace is pinned to a ruleset that this mgwc does not have.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(WorkspaceView workspace, Findings findings) {
        workspace
                .shared()
                .workspace()
                .flatMap(document -> document.root().at(NodePath.of("spec", "ruleset")))
                .ifPresent(pin -> {
                    if (pin instanceof Node.Scalar text
                            && Ruleset.of(text.text()).compareTo(Ruleset.LATEST) > 0) {
                        findings.add(SPEC.at(
                                        pin.span(),
                                        "this mgwc has no ruleset `" + text.text() + "`; its newest is `"
                                                + Ruleset.LATEST + "`")
                                .withHelp("use a newer mgwc, or pin the workspace to a ruleset that it has"));
                    }
                });
    }
}
