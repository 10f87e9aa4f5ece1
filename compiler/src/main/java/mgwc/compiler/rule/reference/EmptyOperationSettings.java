package mgwc.compiler.rule.reference;

import java.util.Set;
import java.util.TreeMap;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.resolve.At;
import mgwc.compiler.resolve.ServedApi;
import mgwc.compiler.rule.ApiRule;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.rule.Overlays;
import mgwc.compiler.yaml.Node;
import mgwc.model.Api;
import mgwc.model.OperationSettings;
import mgwc.value.NodePath;

/** An entry under {@code operations} that sets nothing. */
public final class EmptyOperationSettings implements ApiRule {

    private static final Set<String> SECURITY = Set.of("security");
    private static final RuleSpec SPEC = RuleSpec.warning(
            "MGW3037", "empty-operation-settings", "An operation is listed, but nothing is set for it.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(ServedApi served, Findings findings) {
        At<Api> api = served.api();
        new TreeMap<>(api.value().spec().operations()).forEach((key, settings) -> {
            NodePath path = NodePath.of("spec", "operations", key);
            // What an overlay empties says something elsewhere.
            if (isEmpty(api, path, settings) && !Overlays.change(served, path, api.keySpan(path))) {
                findings.add(SPEC.at(
                                api.keySpan(path),
                                "nothing is set for operation `" + key + "` of API `" + served.id() + "`")
                        .withHelp("delete the entry; operations of the contract are served without one"));
            }
        });
    }

    /** Security that says nothing but its defaults is nothing; any other field is something. */
    private static boolean isEmpty(At<Api> api, NodePath path, OperationSettings settings) {
        boolean onlySecurity = api.node(path)
                .filter(node -> node instanceof Node.Mapping mapping
                        && SECURITY.containsAll(mapping.entries().keySet()))
                .isPresent();
        return onlySecurity
                && settings.security()
                        .filter(security ->
                                security.anonymous() || security.scopes().isPresent())
                        .isEmpty();
    }
}
