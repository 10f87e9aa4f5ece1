package mgwc.compiler.rule.reference;

import java.util.Set;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.rule.Broken;
import mgwc.compiler.rule.DeclarationRule;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.rule.WorkspaceView;
import mgwc.compiler.text.Listing;
import mgwc.compiler.text.Spelling;
import mgwc.compiler.workspace.Document;
import mgwc.compiler.yaml.Node;
import mgwc.layout.WorkspaceLayout;
import mgwc.value.NodePath;

/** The order of promotion names an environment that does not exist. */
public final class UnknownPromotionStage implements DeclarationRule {

    private static final NodePath PROMOTION = NodePath.of("spec", "promotion");
    private static final RuleSpec SPEC = RuleSpec.error(
            "MGW3026", "unknown-promotion-stage", "The order of promotion names an environment that does not exist.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(WorkspaceView workspace, Findings findings) {
        Set<String> environments = workspace.shared().environments().keySet();
        workspace
                .shared()
                .workspace()
                .map(Document::root)
                .flatMap(root -> root.at(PROMOTION))
                .ifPresent(stages -> {
                    if (stages instanceof Node.Sequence sequence) {
                        for (Node item : sequence.items()) {
                            if (item instanceof Node.Scalar stage
                                    && !environments.contains(stage.text())
                                    && !Broken.below(
                                            workspace.shared(), WorkspaceLayout.environmentFolder(stage.text()))) {
                                findings.add(SPEC.at(
                                                stage.span(),
                                                "releases are promoted to environment `" + stage.text()
                                                        + "`, which does not exist")
                                        .withMarker(Spelling.question(stage.text(), environments))
                                        .withHelp("an environment is `" + WorkspaceLayout.environmentFile(stage.text())
                                                + "`; there are "
                                                + (environments.isEmpty() ? "none" : Listing.of(environments))));
                            }
                        }
                    }
                });
    }
}
