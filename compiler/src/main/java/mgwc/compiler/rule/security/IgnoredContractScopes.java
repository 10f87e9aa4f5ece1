package mgwc.compiler.rule.security;

import java.util.List;
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

/** The contract asks for scopes where the API opens the operation to everyone. */
public final class IgnoredContractScopes implements ApiRule {

    private static final RuleSpec SPEC = RuleSpec.warning(
            "MGW5008", "ignored-contract-scopes", "An operation is open although its contract asks for scopes.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(ServedApi served, Findings findings) {
        At<Api> api = served.api();
        served.contract().ifPresent(contract -> {
            if (api.value().spec().security().anonymous()) {
                wholeApi(api, contract, findings);
            } else {
                operations(api, contract, findings);
            }
        });
    }

    private static void wholeApi(At<Api> api, Contract contract, Findings findings) {
        List<Operation> asking = contract.operations().stream()
                .filter(operation -> !operation.scopes().isEmpty())
                .toList();
        if (!asking.isEmpty()) {
            Operation first = asking.getFirst();
            String others = asking.size() == 1 ? "" : " and " + (asking.size() - 1) + " more";
            findings.add(SPEC.at(
                            api.span(NodePath.of("spec", "security", "anonymous")),
                            "API `" + api.value().id() + "` is open, but its contract asks for scopes at `"
                                    + first.key() + "`" + others)
                    .withRelated(place(first), "asked for here")
                    .withHelp("ask for a token, or take the security requirement out of the contract"));
        }
    }

    private static void operations(At<Api> api, Contract contract, Findings findings) {
        for (Operation operation : contract.operations()) {
            if (EffectiveOperation.of(api, operation).security().anonymous()
                    && !operation.scopes().isEmpty()) {
                findings.add(SPEC.at(
                                api.span(NodePath.of("spec", "operations", operation.key(), "security", "anonymous")),
                                "operation `" + operation.key() + "` of API `"
                                        + api.value().id() + "` is open, but its contract asks for scopes")
                        .withRelated(place(operation), "asked for here")
                        .withHelp("ask for a token, or take the security requirement out of the contract"));
            }
        }
    }

    private static SourceSpan place(Operation operation) {
        return operation.scopes().getFirst().span();
    }
}
