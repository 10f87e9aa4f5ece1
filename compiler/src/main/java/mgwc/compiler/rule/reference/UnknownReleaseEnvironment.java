package mgwc.compiler.rule.reference;

import java.util.Set;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.resolve.OverlayRules;
import mgwc.compiler.rule.Broken;
import mgwc.compiler.rule.DeclarationRule;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.rule.WorkspaceView;
import mgwc.compiler.rule.fact.Documents;
import mgwc.compiler.text.Listing;
import mgwc.compiler.text.Spelling;
import mgwc.compiler.workspace.Document;
import mgwc.layout.WorkspaceLayout;
import mgwc.model.Kind;
import mgwc.value.NodePath;

/** A release pointer is for an environment that does not exist, so no gateway ever runs that release. */
public final class UnknownReleaseEnvironment implements DeclarationRule {

    private static final NodePath NAME = NodePath.of("metadata", "name");

    @Override
    public RuleSpec spec() {
        return OverlayRules.UNKNOWN_ENVIRONMENT;
    }

    @Override
    public void check(WorkspaceView workspace, Findings findings) {
        Set<String> environments = workspace.shared().environments().keySet();
        for (Document release : workspace.shared().ofKind(Kind.ENVIRONMENT_RELEASE)) {
            String name = release.name();
            boolean known = environments.contains(name)
                    || Broken.below(workspace.shared(), WorkspaceLayout.environmentFolder(name));
            if (!known) {
                findings.add(spec().at(
                                Documents.span(release, NAME),
                                "the release is for environment `" + name + "`, which does not exist")
                        .withMarker(Spelling.question(name, environments))
                        .withHelp("add `" + WorkspaceLayout.environmentFile(name) + "`, or delete the file; "
                                + Listing.sentence("environments", environments)));
            }
        }
    }
}
