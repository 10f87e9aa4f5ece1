package mgwc.compiler.rule.routing;

import mgwc.compiler.contract.Contract;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.resolve.ServedApi;
import mgwc.compiler.rule.ApiRule;
import mgwc.compiler.rule.Findings;
import mgwc.value.NodePath;
import mgwc.value.PathTemplate;

/** An API allows encoded slashes, and no path of its contract has a place for one. */
public final class IdleEncodedSlashes implements ApiRule {

    private static final RuleSpec SPEC = RuleSpec.warning(
            "MGW4013", "idle-encoded-slashes", "An API allows encoded slashes that no path of its contract can have.");

    private static final NodePath FIELD = NodePath.of("spec", "allowEncodedSlashes");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(ServedApi served, Findings findings) {
        if (!served.api().value().spec().allowEncodedSlashes()) {
            return;
        }
        served.contract()
                .filter(contract -> contract.operations().stream()
                        .map(Contract.Operation::template)
                        .noneMatch(IdleEncodedSlashes::hasPlace))
                .ifPresent(contract -> findings.add(SPEC.at(
                                served.api().span(FIELD),
                                "API `" + served.id()
                                        + "` allows encoded slashes, and no path of its contract has a parameter")
                        .withHelp("delete `allowEncodedSlashes`")));
    }

    private static boolean hasPlace(PathTemplate template) {
        return template.normalized().segments().stream().anyMatch(segment -> switch (segment) {
            case PathTemplate.Literal literal -> literal.text().contains("%2F");
            case PathTemplate.Parameter ignored -> true;
            case PathTemplate.Wildcard ignored -> true;
        });
    }
}
