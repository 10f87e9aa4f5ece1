package mgwc.compiler.rule.environment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import mgwc.compiler.contract.Contract;
import mgwc.compiler.contract.Contract.Operation;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.resolve.At;
import mgwc.compiler.resolve.ServedApi;
import mgwc.compiler.rule.ApiRule;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.rule.Overlays;
import mgwc.compiler.text.Listing;
import mgwc.compiler.yaml.Node;
import mgwc.model.Api;
import mgwc.model.ApiSecurity;
import mgwc.model.Environment;
import mgwc.value.NodePath;

/** An overlay that weakens the security of an API in an environment that does not allow it. */
public final class ForbiddenDowngrade implements ApiRule {

    private static final NodePath SECURITY = NodePath.of("spec", "security");
    private static final NodePath SUBSCRIPTION = SECURITY.resolve(NodePath.of("jwt", "subscription"));
    private static final RuleSpec SPEC = RuleSpec.error(
            "MGW8006",
            "forbidden-downgrade",
            "An overlay asks less of callers than the API, where that is not allowed.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(ServedApi served, Findings findings) {
        At<Environment> environment = served.frame().environment();
        if (environment.value().spec().guardrails().securityDowngradeAllowed()) {
            return;
        }
        downgrades(served)
                .forEach((place, fact) -> findings.add(SPEC.at(
                                place,
                                "the overlay " + fact + " of API `" + served.id()
                                        + "`, which the environment does not allow")
                        .withRelated(Guardrail.span(environment, "securityDowngradeAllowed"), "not allowed here")
                        .withHelp("change the API for all environments, where the change is reviewed as what it is")));
    }

    /** What an overlay weakens, by the place in the overlay that does. */
    private static Map<SourceSpan, String> downgrades(ServedApi served) {
        Map<SourceSpan, String> found = new LinkedHashMap<>();
        At<Api> api = served.api();
        Node.Mapping before = served.declared();
        if (api.value().spec().security().anonymous()
                && before.at(SECURITY.child("anonymous")).isEmpty()) {
            found.put(api.span(SECURITY.child("anonymous")), "takes the token away from every operation");
        }
        boolean optional =
                before.textAt(SUBSCRIPTION).filter("optional"::equals).isPresent();
        boolean nowOptional = api.value()
                .spec()
                .security()
                .jwt()
                .filter(jwt -> jwt.subscription() == ApiSecurity.Subscription.OPTIONAL)
                .isPresent();
        if (nowOptional && !optional) {
            found.put(api.span(SUBSCRIPTION), "makes the subscription optional for callers");
        }
        operations(served, found);
        return found;
    }

    private static void operations(ServedApi served, Map<SourceSpan, String> found) {
        At<Api> api = served.api();
        Node.Mapping before = served.declared();
        for (Operation operation : served.contract().map(Contract::operations).orElse(List.of())) {
            NodePath security = NodePath.of("spec", "operations", operation.key(), "security");
            boolean open = isTrue(api.root(), security.child("anonymous"));
            if (open
                    && !isTrue(before, security.child("anonymous"))
                    && before.at(SECURITY.child("anonymous")).isEmpty()) {
                found.put(api.span(security.child("anonymous")), "opens operation `" + operation.key() + "`");
            }
            Set<String> lost = scopes(before, security.child("scopes"), operation);
            lost.removeAll(scopes(api.root(), security.child("scopes"), operation));
            if (!lost.isEmpty() && !open) {
                SourceSpan place = Overlays.deletion(served, security.child("scopes"))
                        .orElseGet(() -> api.span(security.child("scopes")));
                found.put(
                        place, "takes " + Listing.of(lost) + " from the scopes of operation `" + operation.key() + "`");
            }
        }
    }

    private static boolean isTrue(Node.Mapping root, NodePath path) {
        return root.textAt(path).filter("true"::equalsIgnoreCase).isPresent();
    }

    /** Those that are written, else those of the contract. */
    private static Set<String> scopes(Node.Mapping root, NodePath path, Operation operation) {
        Set<String> scopes = new TreeSet<>();
        Optional<Node> written = root.at(path);
        if (written.isPresent() && written.get() instanceof Node.Sequence list) {
            list.items().forEach(item -> item.textAt(NodePath.ROOT).ifPresent(scopes::add));
        } else {
            operation.scopes().forEach(scope -> scopes.add(scope.name()));
        }
        return scopes;
    }
}
