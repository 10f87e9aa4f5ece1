package mgwc.compiler.rule.security;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mgwc.compiler.contract.Contract.Operation;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.effective.EffectiveOperation;
import mgwc.compiler.resolve.ServedApi;
import mgwc.compiler.rule.ApiRule;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.text.Listing;
import mgwc.value.NodePath;

/** The contract says that no token is needed, or another credential, where the gateway asks for a token. */
public final class UnannouncedToken implements ApiRule {

    private static final RuleSpec SPEC = RuleSpec.warning(
            "MGW5024", "unannounced-token", "An operation needs a token although its contract says otherwise.");

    /** Operations with one list of alternatives, which may stand for the contract as a whole. */
    private record Unannounced(ContractSecurity said, List<Operation> operations) {}

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(ServedApi served, Findings findings) {
        Map<SourceSpan, Unannounced> unannounced = new LinkedHashMap<>();
        served.contract()
                .ifPresent(contract -> contract.operations().stream()
                        .filter(operation -> !EffectiveOperation.of(served.api(), operation)
                                .security()
                                .anonymous())
                        .forEach(operation -> ContractSecurity.of(contract, operation)
                                .filter(ContractSecurity::announcesNoToken)
                                .ifPresent(said -> unannounced
                                        .computeIfAbsent(said.span(), place -> new Unannounced(said, new ArrayList<>()))
                                        .operations()
                                        .add(operation))));
        unannounced.values().forEach(found -> findings.add(report(served, found.said(), found.operations())));
    }

    private static Diagnostic report(ServedApi served, ContractSecurity said, List<Operation> operations) {
        boolean one = operations.size() == 1;
        return SPEC.at(
                        said.span(),
                        "operation `" + operations.getFirst().key() + "`"
                                + (one ? "" : " and " + (operations.size() - 1) + " more") + " of API `" + served.id()
                                + "` " + (one ? "needs" : "need") + " a token, but the contract "
                                + (said.isOpen()
                                        ? "says that none is needed"
                                        : "asks for " + Listing.of(said.schemes()) + " instead"))
                .withRelated(served.api().keySpan(NodePath.of("spec", "security")), "asked for here")
                .withHelp(
                        said.isOpen()
                                ? "delete it from the contract, or set `security.anonymous: true` for the operation in `api.yaml`"
                                : "add a scheme of type `http` with `scheme: bearer`, or set `security.anonymous: true` for the"
                                        + " operation in `api.yaml` where its backend checks what callers send");
    }
}
