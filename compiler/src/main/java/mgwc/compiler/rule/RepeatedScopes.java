package mgwc.compiler.rule;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import mgwc.compiler.contract.Contract;
import mgwc.compiler.contract.Contract.Operation;
import mgwc.compiler.report.RuleSpec;
import mgwc.compiler.resolve.At;
import mgwc.compiler.resolve.ServedApi;
import mgwc.model.Api;
import mgwc.model.OperationSettings;
import mgwc.model.OperationSettings.OperationSecurity;
import mgwc.value.NodePath;

/** Scopes of an operation that say what the contract says. */
final class RepeatedScopes implements ApiRule {

    private static final RuleSpec SPEC = RuleSpec.warning(
            "MGW3036", "repeated-scopes", "An operation sets the scopes that its contract asks for already.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(ServedApi served, Findings findings) {
        At<Api> api = served.api();
        served.contract()
                .map(Contract::operations)
                .orElse(List.of())
                .forEach(operation -> Optional.ofNullable(
                                api.value().spec().operations().get(operation.key()))
                        .flatMap(OperationSettings::security)
                        .flatMap(OperationSecurity::scopes)
                        .filter(scopes ->
                                !scopes.isEmpty() && Set.copyOf(scopes).equals(scopes(operation)))
                        .ifPresent(scopes -> findings.add(SPEC.at(
                                        api.span(NodePath.of(
                                                "spec", "operations", operation.key(), "security", "scopes")),
                                        "operation `" + operation.key() + "` of API `" + served.id()
                                                + "` sets the scopes that its contract asks for already")
                                .withRelated(operation.scopes().getFirst().span(), "asked for here")
                                .withHelp("delete the line, so that the contract stays the one place that says it"))));
    }

    private static Set<String> scopes(Operation operation) {
        return operation.scopes().stream().map(Contract.Scope::name).collect(Collectors.toSet());
    }
}
