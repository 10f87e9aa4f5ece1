package mgwc.compiler.rule.security;

import java.util.HashMap;
import java.util.Map;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.rule.DeclarationRule;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.rule.WorkspaceView;
import mgwc.compiler.rule.fact.Documents;
import mgwc.compiler.workspace.Document;
import mgwc.compiler.yaml.Node;
import mgwc.model.Kind;
import mgwc.value.NodePath;

/** Two credentials name the same OAuth2 client, so the gateway could not tell who calls. */
public final class SharedClientId implements DeclarationRule {

    private static final NodePath CREDENTIALS = NodePath.of("spec", "credentials");
    private static final RuleSpec SPEC =
            RuleSpec.error("MGW5005", "shared-client-id", "Two credentials of applications name the same client.");

    private record Use(String application, String credential, Node node) {}

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(WorkspaceView workspace, Findings findings) {
        Map<String, Use> uses = new HashMap<>();
        for (Document application : workspace.shared().ofKind(Kind.APPLICATION)) {
            Documents.entries(application, CREDENTIALS)
                    .forEach((name, entry) -> entry.value()
                            .at(NodePath.of("clientId"))
                            .ifPresent(node -> {
                                if (node instanceof Node.Scalar client) {
                                    Use use = new Use(application.name(), name, node);
                                    Use earlier = uses.putIfAbsent(client.text(), use);
                                    if (earlier != null) {
                                        findings.add(SPEC.at(
                                                        node.span(),
                                                        "client `" + client.text() + "` stands for credential `" + name
                                                                + "` of application `" + application.name() + "` and `"
                                                                + earlier.credential() + "` of `"
                                                                + earlier.application() + "`")
                                                .withRelated(earlier.node().span(), "named here already")
                                                .withHelp("give each credential a client of its own"));
                                    }
                                }
                            }));
        }
    }
}
