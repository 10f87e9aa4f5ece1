package mgwc.compiler.rule.routing;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import mgwc.compiler.contract.Contract;
import mgwc.compiler.contract.PathParameters;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.rule.ContractRule;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.NodeText;
import mgwc.value.PathTemplate;

/** A path parameter is written in a way that the gateway does not match or refuses. */
public final class UnservedStyle implements ContractRule {

    private static final RuleSpec SPEC = RuleSpec.warning(
            "MGW4012", "unserved-style", "A path parameter is written in a way that the gateway does not serve.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(Contract contract, Findings findings) {
        Set<SourceSpan> seen = new HashSet<>();
        for (Contract.Operation operation : contract.operations()) {
            Optional<String> wildcard = operation.template().wildcard().flatMap(PathTemplate.Wildcard::name);
            PathParameters.of(contract, operation).forEach((name, parameter) -> {
                boolean isWildcard = wildcard.equals(Optional.of(name));
                Optional<Node> reserved = value(parameter, "allowReserved", "true");
                Optional<Node> tabs = value(parameter, "collectionFormat", "tsv");
                Optional<Node> style = value(parameter, "style", "label").or(() -> value(parameter, "style", "matrix"));
                String subject = "path parameter `" + NodeText.shown(name) + "`";
                reserved.map(Node::span)
                        .filter(seen::add)
                        .ifPresent(span -> findings.add(SPEC.at(
                                        span,
                                        subject + " may have reserved characters, which a path parameter cannot hold")
                                .withHelp("delete `allowReserved`; for values with slashes, write a wildcard `{" + name
                                        + "+}` as the last segment, or let clients encode them and set"
                                        + " `allowEncodedSlashes` in the Api document")));
                tabs.map(Node::span)
                        .filter(seen::add)
                        .ifPresent(span -> findings.add(
                                SPEC.at(span, subject + " is separated by tabs, which the gateway refuses in paths")
                                        .withHelp("use `csv`, `ssv` or `pipes`")));
                style.filter(found -> isWildcard)
                        .map(Node::span)
                        .filter(seen::add)
                        .ifPresent(span -> findings.add(
                                SPEC.at(span, subject + " is a wildcard and has a style that only one segment can have")
                                        .withHelp("delete the style, or write `{" + name + "}`")));
            });
        }
    }

    private static Optional<Node> value(Node.Mapping parameter, String field, String text) {
        return parameter
                .get(field)
                .filter(node ->
                        node instanceof Node.Scalar scalar && scalar.text().equals(text));
    }
}
