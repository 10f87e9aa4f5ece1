package mgwc.compiler.rule.reference;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.rule.Broken;
import mgwc.compiler.rule.DeclarationRule;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.rule.Selections;
import mgwc.compiler.rule.WorkspaceView;
import mgwc.compiler.rule.fact.Documents;
import mgwc.compiler.workspace.Document;
import mgwc.compiler.yaml.Node;
import mgwc.model.Kind;
import mgwc.value.NodePath;

/** An application has no credentials, or subscribes to nothing that any environment serves. */
public final class DeadApplication implements DeclarationRule {

    private static final NodePath SUBSCRIPTIONS = NodePath.of("spec", "subscriptions");
    private static final NodePath CREDENTIALS = NodePath.of("spec", "credentials");
    private static final RuleSpec SPEC =
            RuleSpec.warning("MGW3034", "dead-application", "An application cannot call anything.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(WorkspaceView workspace, Findings findings) {
        if (Broken.any(workspace.shared())
                || workspace.shared().ofKind(Kind.APPLICATION).isEmpty()) {
            return;
        }
        Set<String> apis =
                workspace.apis().stream().map(api -> api.id().toString()).collect(Collectors.toSet());
        Set<String> served = Selections.of(workspace).served();
        for (Document application : workspace.shared().ofKind(Kind.APPLICATION)) {
            Map<String, Node.Entry> subscriptions = Documents.entries(application, SUBSCRIPTIONS);
            boolean known =
                    subscriptions.isEmpty() || subscriptions.keySet().stream().anyMatch(apis::contains);
            // A subscription to what is no API has a rule of its own.
            if (known && subscriptions.keySet().stream().noneMatch(served::contains)) {
                findings.add(SPEC.at(
                                place(application, SUBSCRIPTIONS),
                                "application `" + application.name() + "` subscribes to "
                                        + (subscriptions.isEmpty() ? "no API" : "nothing that an environment serves"))
                        .withHelp("subscribe it to an API that is served, or delete the application"));
            } else if (Documents.entries(application, CREDENTIALS).isEmpty()) {
                findings.add(SPEC.at(
                                place(application, CREDENTIALS),
                                "application `" + application.name()
                                        + "` has no credentials, so no token stands for it")
                        .withHelp("name its OAuth2 client under `spec.credentials`, or delete the application"));
            }
        }
    }

    private static SourceSpan place(Document application, NodePath path) {
        return application
                .root()
                .at(path.parent())
                .flatMap(parent ->
                        parent instanceof Node.Mapping mapping ? mapping.entry(path.name()) : Optional.empty())
                .map(Node.Entry::keySpan)
                .orElseGet(() -> Documents.span(application, NodePath.of("metadata", "name")));
    }
}
