package mgwc.compiler.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mgwc.compiler.contract.Contract.Operation;
import mgwc.compiler.report.RuleSpec;
import mgwc.compiler.report.SourceSpan;
import mgwc.compiler.resolve.ServedApi;
import mgwc.model.OperationSettings;
import mgwc.model.OperationSettings.OperationSecurity;
import mgwc.value.NodePath;

/** The contract says that no token is needed where the gateway asks for one. */
final class UnannouncedToken implements ApiRule {

    private static final RuleSpec SPEC = RuleSpec.warning(
            "MGW5024", "unannounced-token", "An operation needs a token although its contract says that it does not.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(ServedApi served, Findings findings) {
        if (served.api().value().spec().security().anonymous()) {
            return;
        }
        Map<SourceSpan, List<Operation>> unannounced = new LinkedHashMap<>();
        served.contract()
                .ifPresent(contract -> contract.operations().stream()
                        .filter(operation -> !isOpen(served, operation))
                        .forEach(operation -> ContractSecurity.of(contract, operation)
                                .filter(ContractSecurity::isOpen)
                                .ifPresent(said -> unannounced
                                        .computeIfAbsent(said.span(), place -> new ArrayList<>())
                                        .add(operation))));
        unannounced.forEach(
                (place, operations) -> findings.add(
                        SPEC.at(
                                        place,
                                        "operation `" + operations.getFirst().key() + "`"
                                                + (operations.size() == 1
                                                        ? " of API `" + served.id() + "` needs"
                                                        : " and " + (operations.size() - 1) + " more of API `"
                                                                + served.id() + "` need")
                                                + " a token, but the contract says that none is needed")
                                .withRelated(served.api().keySpan(NodePath.of("spec", "security")), "asked for here")
                                .withHelp(
                                        "delete it from the contract, or set `security.anonymous: true` for the operation in `api.yaml`")));
    }

    private static boolean isOpen(ServedApi served, Operation operation) {
        return Optional.ofNullable(served.api().value().spec().operations().get(operation.key()))
                .flatMap(OperationSettings::security)
                .map(OperationSecurity::anonymous)
                .orElse(false);
    }
}
