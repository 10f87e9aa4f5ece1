package mgwc.compiler.rule;

import java.util.List;
import java.util.Set;
import mgwc.compiler.report.RuleSpec;
import mgwc.compiler.report.Spelling;
import mgwc.compiler.resolve.At;
import mgwc.model.WorkspaceRule;
import mgwc.value.NodePath;

/** A workspace rule is for an environment that does not exist. */
final class IdlePolicy implements DeclarationRule {

    private static final NodePath ENVIRONMENTS = NodePath.of("spec", "environments");

    private static final RuleSpec SPEC =
            RuleSpec.warning("MGW3048", "idle-policy", "A workspace rule is for an environment that does not exist.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(WorkspaceView workspace, Findings findings) {
        Set<String> environments = workspace.shared().environments().keySet();
        for (At<WorkspaceRule> rule : Policies.of(workspace.shared())) {
            List<String> wanted = rule.value().spec().environments();
            for (int i = 0; i < wanted.size(); i++) {
                String name = wanted.get(i);
                if (!environments.contains(name) && !Broken.below(workspace.shared(), "environments/" + name + "/")) {
                    boolean never = wanted.stream().noneMatch(environments::contains);
                    findings.add(SPEC.at(
                                    rule.span(ENVIRONMENTS.child(i)),
                                    "rule `" + rule.value().metadata().name() + "` is for environment `" + name
                                            + "`, which does not exist"
                                            + (never ? ", so it never applies" : ""))
                            .withMarker(Spelling.question(name, environments))
                            .withHelp("environments are " + Listing.of(environments)));
                }
            }
        }
    }
}
