package mgwc.compiler.rule.security;

import mgwc.compiler.contract.Contract;
import mgwc.compiler.contract.Contract.Operation;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.effective.EffectiveOperation;
import mgwc.compiler.resolve.ServedApi;
import mgwc.compiler.rule.ApiRule;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.text.Listing;

/** The contract offers a choice of scopes, of which the gateway can only hold callers to one. */
public final class UndecidedScopes implements ApiRule {

    private static final RuleSpec SPEC = RuleSpec.warning(
            "MGW7013", "undecided-scopes", "A contract offers a choice of scopes, and the API does not choose.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(ServedApi served, Findings findings) {
        EffectiveOperation.all(served).stream()
                .filter(operation -> !operation.security().anonymous()
                        && operation.ownScopes().isEmpty())
                .map(EffectiveOperation::contract)
                .forEach(operation ->
                        operation.otherAlternative().ifPresent(other -> report(operation, other, findings)));
    }

    private static void report(Operation operation, SourceSpan other, Findings findings) {
        String asked = operation.scopes().isEmpty()
                ? "a token without scopes"
                : Listing.of(
                        operation.scopes().stream().map(Contract.Scope::name).toList());
        findings.add(SPEC.at(
                        other,
                        "operation `" + operation.key()
                                + "` can be called with other scopes too, but the gateway asks for " + asked)
                .withHelp("say in `api.yaml` which scopes it takes: `operations." + operation.key()
                        + ".security.scopes`"));
    }
}
