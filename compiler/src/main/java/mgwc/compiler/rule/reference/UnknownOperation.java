package mgwc.compiler.rule.reference;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import mgwc.compiler.contract.Contract;
import mgwc.compiler.contract.Contract.Operation;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.resolve.At;
import mgwc.compiler.resolve.ServedApi;
import mgwc.compiler.rule.ApiRule;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.text.Listing;
import mgwc.compiler.text.Spelling;
import mgwc.model.Api;
import mgwc.value.ApiId;
import mgwc.value.NodePath;

/** An API sets up an operation that its contract does not have, so the settings never apply. */
public final class UnknownOperation implements ApiRule {

    private static final RuleSpec SPEC = RuleSpec.error(
            "MGW3023", "unknown-operation", "An API has settings for an operation that its contract does not have.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(ServedApi served, Findings findings) {
        served.contract().ifPresent(contract -> {
            for (String key :
                    new TreeSet<>(served.api().value().spec().operations().keySet())) {
                if (contract.operation(key).isEmpty()) {
                    findings.add(unknown(served.id(), served.api(), key, contract));
                }
            }
        });
    }

    private static Diagnostic unknown(ApiId id, At<Api> api, String key, Contract contract) {
        Diagnostic found = SPEC.at(
                api.keySpan(NodePath.of("spec", "operations", key)),
                "API `" + id + "` has settings for operation `" + key + "`, which its contract does not have");
        Optional<Operation> named = sameRequests(key, contract);
        if (named.isPresent()) {
            return found.withRelated(named.get().span(), "this operation has a name")
                    .withHelp("name it `" + named.get().key() + "`");
        }
        List<String> keys = contract.operations().stream().map(Operation::key).toList();
        Optional<Operation> close = Spelling.closest(key, keys).flatMap(contract::operation);
        if (close.isPresent()) {
            return found.withMarker(Spelling.question(key, keys))
                    .withRelated(close.get().span(), "`" + close.get().key() + "` is here");
        }
        return found.withHelp("operations of `" + contract.path() + "` are " + Listing.of(keys));
    }

    /** The operation that is meant by {@code GET /menu} although it has an {@code operationId}. */
    private static Optional<Operation> sameRequests(String key, Contract contract) {
        return contract.operations().stream()
                .filter(operation -> (operation.method() + " " + operation.template()).equalsIgnoreCase(key))
                .findFirst();
    }
}
