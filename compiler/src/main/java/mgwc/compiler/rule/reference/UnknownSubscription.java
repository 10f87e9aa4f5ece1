package mgwc.compiler.rule.reference;

import java.util.Set;
import java.util.TreeSet;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.rule.Broken;
import mgwc.compiler.rule.DeclarationRule;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.rule.WorkspaceView;
import mgwc.compiler.rule.fact.Documents;
import mgwc.compiler.text.Spelling;
import mgwc.compiler.workspace.Document;
import mgwc.layout.Folder;
import mgwc.model.Kind;
import mgwc.value.NodePath;

/** An application subscribes to something that is no API. */
public final class UnknownSubscription implements DeclarationRule {

    private static final NodePath SUBSCRIPTIONS = NodePath.of("spec", "subscriptions");
    private static final RuleSpec SPEC = RuleSpec.error(
            "MGW3022", "unknown-subscription", "An application subscribes to an API that does not exist.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(WorkspaceView workspace, Findings findings) {
        if (Broken.below(workspace.shared(), Folder.APIS.path())) {
            return;
        }
        Set<String> apis = new TreeSet<>();
        workspace.apis().forEach(api -> apis.add(api.id().toString()));
        for (Document application : workspace.shared().ofKind(Kind.APPLICATION)) {
            Documents.entries(application, SUBSCRIPTIONS).forEach((name, entry) -> {
                if (!apis.contains(name)) {
                    findings.add(SPEC.at(
                                    entry.keySpan(),
                                    "application `" + application.name() + "` subscribes to `" + name
                                            + "`, which is no API of the workspace")
                            .withMarker(Spelling.question(name, apis))
                            .withHelp("name the API and its version, such as `"
                                    + apis.stream().findFirst().orElse("pizza-shack-v1") + "`"));
                }
            });
        }
    }
}
