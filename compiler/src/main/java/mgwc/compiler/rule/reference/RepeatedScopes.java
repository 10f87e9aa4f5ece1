package mgwc.compiler.rule.reference;

import java.util.Set;
import java.util.stream.Collectors;
import mgwc.compiler.contract.Contract;
import mgwc.compiler.contract.Contract.Operation;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.effective.EffectiveOperation;
import mgwc.compiler.resolve.At;
import mgwc.compiler.resolve.ServedApi;
import mgwc.compiler.rule.ApiRule;
import mgwc.compiler.rule.Findings;
import mgwc.model.Api;
import mgwc.value.NodePath;

/** Scopes of an operation that say what the contract says. */
public final class RepeatedScopes implements ApiRule {

    private static final RuleSpec SPEC = RuleSpec.warning(
            "MGW3036", "repeated-scopes", "An operation sets the scopes that its contract asks for already.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(ServedApi served, Findings findings) {
        At<Api> api = served.api();
        EffectiveOperation.all(served)
                .forEach(operation -> operation
                        .ownScopes()
                        .filter(scopes ->
                                !scopes.isEmpty() && Set.copyOf(scopes).equals(scopes(operation.contract())))
                        .ifPresent(scopes -> findings.add(SPEC.at(
                                        api.span(NodePath.of(
                                                "spec", "operations", operation.key(), "security", "scopes")),
                                        "operation `" + operation.key() + "` of API `" + served.id()
                                                + "` sets the scopes that its contract asks for already")
                                .withRelated(
                                        operation.contract().scopes().getFirst().span(), "asked for here")
                                .withHelp("delete the line, so that the contract stays the one place that says it"))));
    }

    private static Set<String> scopes(Operation operation) {
        return operation.scopes().stream().map(Contract.Scope::name).collect(Collectors.toSet());
    }
}
