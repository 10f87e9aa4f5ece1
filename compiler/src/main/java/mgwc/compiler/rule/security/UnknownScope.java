package mgwc.compiler.rule.security;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import mgwc.compiler.contract.Contract;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.resolve.At;
import mgwc.compiler.resolve.ServedApi;
import mgwc.compiler.rule.ApiRule;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.rule.fact.Documents;
import mgwc.compiler.text.Listing;
import mgwc.compiler.text.Spelling;
import mgwc.compiler.yaml.Node;
import mgwc.model.Api;
import mgwc.model.OperationSettings;
import mgwc.model.OperationSettings.OperationSecurity;
import mgwc.value.NodePath;

/** An operation asks for a scope that the contract does not know, so no client would think of asking for it. */
public final class UnknownScope implements ApiRule {

    private static final NodePath SCHEMES = NodePath.of("components", "securitySchemes");
    private static final RuleSpec SPEC = RuleSpec.warning(
            "MGW5004", "unknown-scope", "An operation asks for a scope that its contract does not declare.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(ServedApi served, Findings findings) {
        At<Api> api = served.api();
        served.contract().ifPresent(contract -> {
            if (!api.value().spec().security().anonymous()) {
                Set<String> declared = declared(contract);
                if (!declared.isEmpty()) {
                    judge(api, declared, findings);
                }
            }
        });
    }

    private static void judge(At<Api> api, Set<String> declared, Findings findings) {
        Map<String, OperationSettings> operations =
                new TreeMap<>(api.value().spec().operations());
        operations.forEach((key, settings) -> {
            List<String> scopes =
                    settings.security().flatMap(OperationSecurity::scopes).orElse(List.of());
            for (int i = 0; i < scopes.size(); i++) {
                String scope = scopes.get(i);
                if (!declared.contains(scope)) {
                    findings.add(SPEC.at(
                                    api.span(NodePath.of("spec", "operations", key, "security", "scopes")
                                            .child(i)),
                                    "operation `" + key + "` of API `"
                                            + api.value().id() + "` asks for scope `" + scope
                                            + "`, which its contract does not declare")
                            .withMarker(Spelling.question(scope, declared))
                            .withHelp("scopes of the contract are " + Listing.of(declared)));
                }
            }
        });
    }

    /** Scopes of the OAuth2 flows, and those that operations ask for (OpenID Connect declares none). */
    private static Set<String> declared(Contract contract) {
        Set<String> scopes = new TreeSet<>();
        contract.operations().forEach(operation -> operation.scopes().forEach(scope -> scopes.add(scope.name())));
        Documents.entries(contract.root(), SCHEMES)
                .values()
                .forEach(scheme -> flows(scheme.value())
                        .forEach(flow -> scopes.addAll(
                                Documents.entries(flow, NodePath.of("scopes")).keySet())));
        return scopes;
    }

    private static List<Node> flows(Node scheme) {
        return Documents.entries(scheme, NodePath.of("flows")).values().stream()
                .map(Node.Entry::value)
                .toList();
    }
}
