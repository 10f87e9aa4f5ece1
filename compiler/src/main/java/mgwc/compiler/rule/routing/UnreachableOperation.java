package mgwc.compiler.rule.routing;

import java.util.List;
import java.util.Optional;
import mgwc.compiler.contract.Contract;
import mgwc.compiler.contract.Contract.Operation;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.resolve.ServedApi;
import mgwc.compiler.rule.ApiRule;
import mgwc.compiler.rule.Findings;
import mgwc.value.PathTemplate;

/** An operation whose path the gateway refuses before it looks for operations. */
public final class UnreachableOperation implements ApiRule {

    private static final RuleSpec SPEC =
            RuleSpec.warning("MGW4005", "unreachable-operation", "No request can reach an operation of a contract.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(ServedApi served, Findings findings) {
        for (Operation operation : served.contract().map(Contract::operations).orElse(List.of())) {
            Optional<String> reason = reason(operation.template());
            if (reason.isPresent()) {
                findings.add(SPEC.at(
                                operation.pathSpan(),
                                "no request can reach `" + operation.method() + " " + operation.template() + "`: "
                                        + reason.get())
                        .withHelp("describe the path without it; other paths of the contract are served"));
            }
        }
    }

    /** The gateway answers 400 to such paths, however they are written (RFC 3986 section 6.2.2.3). */
    private static Optional<String> reason(PathTemplate template) {
        for (PathTemplate.Segment segment : template.normalized().segments()) {
            String text = switch (segment) {
                case PathTemplate.Literal literal -> literal.text();
                case PathTemplate.Parameter parameter -> parameter.shape();
                case PathTemplate.Wildcard wildcard -> wildcard.text();
            };
            if (text.equals(".") || text.equals("..")) {
                return Optional.of("the gateway refuses paths with a `" + text + "` segment");
            }
            if (text.indexOf(';') >= 0) {
                return Optional.of("the gateway refuses paths with a parameter after `;`");
            }
        }
        return Optional.empty();
    }
}
