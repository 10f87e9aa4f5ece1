package mgwc.compiler.change;

import java.util.Map;
import java.util.Optional;
import mgwc.compiler.contract.Contract;
import mgwc.compiler.contract.Contract.Operation;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.effective.EffectiveOperation;
import mgwc.compiler.effective.EffectiveSecurity;
import mgwc.compiler.resolve.At;
import mgwc.model.Api;
import mgwc.value.NodePath;

/** The effective values of one operation: what the contract says, as the API document changes it. */
record OperationValues(At<Api> api, Operation operation) {

    static OperationValues of(At<Api> api, Operation operation) {
        return new OperationValues(api, operation);
    }

    void into(Map<NodePath, EffectiveValue> leaves) {
        NodePath path = NodePath.of("spec", "operations", operation.key());
        ComparedValue requests = new ComparedValue.Requests(operation.method(), operation.template());
        leaves.put(path, EffectiveValue.of(requests, operation.span()));
        if (!operation.key().equals(requests.text())) {
            leaves.put(path.child("operationId"), EffectiveValue.of(operation.key(), operation.span()));
        }
        Leaves.of(api).below(path).into(leaves);
        EffectiveValues.dropUnlimited(leaves, path.child("throttling").child("tier"));
        EffectiveSecurity security = EffectiveOperation.of(api, operation).security();
        NodePath anonymous = path.child("security").child("anonymous");
        NodePath scopes = path.child("security").child("scopes");
        leaves.remove(scopes);
        if (security.anonymous()) {
            leaves.put(anonymous, EffectiveValue.of("true", api.span(anonymous)));
        } else {
            leaves.remove(anonymous);
            if (!security.scopes().isEmpty()) {
                leaves.put(scopes, EffectiveValue.of(new ComparedValue.Items(security.scopes()), scopesSpan(scopes)));
            }
        }
    }

    private SourceSpan scopesSpan(NodePath scopes) {
        Optional<SourceSpan> contract = operation.scopes().stream().findFirst().map(Contract.Scope::span);
        boolean own = api.node(scopes).isPresent();
        return own ? api.span(scopes) : contract.orElse(operation.span());
    }
}
