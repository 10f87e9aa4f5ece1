package mgwc.compiler.rule.security;

import java.util.List;
import java.util.Optional;
import mgwc.compiler.contract.Contract;
import mgwc.compiler.contract.Contract.Operation;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.effective.EffectiveOperation;
import mgwc.compiler.resolve.At;
import mgwc.compiler.resolve.ServedApi;
import mgwc.compiler.rule.ApiRule;
import mgwc.compiler.rule.Findings;
import mgwc.model.Api;
import mgwc.value.NodePath;

/** The contract asks for a token, without scopes, where the API opens the operation to everyone. */
public final class IgnoredContractToken implements ApiRule {

    private static final String HELP = "ask for a token, or say `security: []` in the contract";
    private static final RuleSpec SPEC = RuleSpec.warning(
            "MGW5025", "ignored-contract-token", "An operation is open although its contract asks for a token.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(ServedApi served, Findings findings) {
        served.contract().ifPresent(contract -> {
            // Scopes that are asked for have a rule of their own, which then stands for the whole API.
            boolean scopes = contract.operations().stream()
                    .anyMatch(operation -> !operation.scopes().isEmpty());
            if (!served.api().value().spec().security().anonymous()) {
                operations(served.api(), contract, findings);
            } else if (!scopes) {
                wholeApi(served.api(), contract, findings);
            }
        });
    }

    private static void wholeApi(At<Api> api, Contract contract, Findings findings) {
        List<Operation> asking = contract.operations().stream()
                .filter(operation -> asked(contract, operation).isPresent())
                .toList();
        if (!asking.isEmpty()) {
            Operation first = asking.getFirst();
            findings.add(SPEC.at(
                            api.span(NodePath.of("spec", "security", "anonymous")),
                            "API `" + api.value().id() + "` is open, but its contract asks for a token at `"
                                    + first.key() + "`"
                                    + (asking.size() == 1 ? "" : " and " + (asking.size() - 1) + " more"))
                    .withRelated(asked(contract, first).orElse(first.span()), "asked for here")
                    .withHelp(HELP));
        }
    }

    private static void operations(At<Api> api, Contract contract, Findings findings) {
        for (Operation operation : contract.operations()) {
            if (EffectiveOperation.of(api, operation).security().anonymous()
                    && operation.scopes().isEmpty()) {
                asked(contract, operation)
                        .ifPresent(place -> findings.add(SPEC.at(
                                        api.span(NodePath.of(
                                                "spec", "operations", operation.key(), "security", "anonymous")),
                                        "operation `" + operation.key() + "` of API `"
                                                + api.value().id() + "` is open, but its contract asks for a token")
                                .withRelated(place, "asked for here")
                                .withHelp(HELP)));
            }
        }
    }

    private static Optional<SourceSpan> asked(Contract contract, Operation operation) {
        return ContractSecurity.of(contract, operation)
                .filter(ContractSecurity::asksForToken)
                .map(ContractSecurity::span);
    }
}
