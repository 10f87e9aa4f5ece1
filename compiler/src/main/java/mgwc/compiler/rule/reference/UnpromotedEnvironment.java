package mgwc.compiler.rule.reference;

import java.util.Set;
import java.util.TreeSet;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.rule.DeclarationRule;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.rule.WorkspaceView;
import mgwc.compiler.rule.fact.Documents;
import mgwc.compiler.text.Spelling;
import mgwc.compiler.workspace.Document;
import mgwc.compiler.yaml.Node;
import mgwc.value.NodePath;

/** The order of promotion leaves an environment out, so no release ever gets there. */
public final class UnpromotedEnvironment implements DeclarationRule {

    private static final NodePath SPEC_PATH = NodePath.of("spec");
    private static final NodePath NAME = NodePath.of("metadata", "name");
    private static final String PROMOTION = "promotion";
    private static final RuleSpec SPEC =
            RuleSpec.warning("MGW3051", "unpromoted-environment", "The order of promotion leaves out an environment.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(WorkspaceView workspace, Findings findings) {
        workspace
                .shared()
                .workspace()
                .map(document -> Documents.entries(document, SPEC_PATH).get(PROMOTION))
                .ifPresent(promotion -> {
                    if (promotion.value() instanceof Node.Sequence stages
                            && !stages.items().isEmpty()) {
                        check(workspace, promotion.keySpan(), stages, findings);
                    }
                });
    }

    private static void check(WorkspaceView workspace, SourceSpan place, Node.Sequence stages, Findings findings) {
        Set<String> promoted = new TreeSet<>();
        stages.items().forEach(stage -> stage.textAt(NodePath.ROOT).ifPresent(promoted::add));
        Set<String> environments = workspace.shared().environments().keySet();
        Set<String> misspelt = new TreeSet<>();
        promoted.stream()
                .filter(stage -> !environments.contains(stage))
                .forEach(stage -> Spelling.closest(stage, environments).ifPresent(misspelt::add));
        for (Document environment : workspace.shared().environments().values()) {
            String name = environment.name();
            if (!promoted.contains(name) && !misspelt.contains(name)) {
                findings.add(SPEC.at(
                                place,
                                "the order of promotion leaves out environment `" + name
                                        + "`, so no release is promoted to it")
                        .withRelated(Documents.span(environment, NAME), "the environment is declared here")
                        .withHelp("add `" + name
                                + "` where it belongs in the order, or switch the rule off in `spec.rules`"
                                + " if you deploy to it by hand"));
            }
        }
    }
}
