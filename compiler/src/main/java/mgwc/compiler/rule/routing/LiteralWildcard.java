package mgwc.compiler.rule.routing;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import mgwc.compiler.contract.Contract;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.rule.ContractRule;
import mgwc.compiler.rule.Findings;
import mgwc.value.PathTemplate;

/** A path has what other gateways read as a pattern, and this one as text or as a name. */
public final class LiteralWildcard implements ContractRule {

    private static final RuleSpec SPEC = RuleSpec.warning(
            "MGW4010", "literal-wildcard", "A path has a pattern that the gateway takes as text or as a name.");

    /**
     * As frameworks write them: <code>{*rest}</code>, <code>{id:[0-9]+}</code>, <code>{name=**}</code>, <code>{rest+}
     * </code>.
     */
    private static final String MARKS = "*+:=?<>\\^$";

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(Contract contract, Findings findings) {
        Set<String> seen = new HashSet<>();
        for (Contract.Operation operation : contract.operations()) {
            String path = operation.template().toString();
            if (seen.add(path)) {
                literal(operation.template())
                        .ifPresent(fact -> findings.add(SPEC.at(operation.pathSpan(), "`" + path + "` has " + fact)
                                .withHelp("write `{name}` for one segment, and `*` or `{name+}` as the last segment for"
                                        + " the rest of the path")));
            }
        }
    }

    private static Optional<String> literal(PathTemplate template) {
        for (PathTemplate.Segment segment : template.segments()) {
            Optional<String> found = switch (segment) {
                case PathTemplate.Literal literal -> inText(literal.text());
                case PathTemplate.Parameter parameter -> inParameter(parameter);
                case PathTemplate.Wildcard ignored -> Optional.empty();
            };
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> inText(String text) {
        return text.indexOf('*') >= 0 || (text.startsWith(":") && text.length() > 1)
                ? Optional.of("`" + text + "`, which stands only for itself")
                : Optional.empty();
    }

    private static Optional<String> inParameter(PathTemplate.Parameter parameter) {
        for (String text : parameter.texts()) {
            if (text.indexOf('*') >= 0) {
                return Optional.of("`" + text + "`, which stands only for itself");
            }
        }
        return parameter.names().stream()
                .filter(name -> name.chars().anyMatch(c -> MARKS.indexOf(c) >= 0))
                .findFirst()
                .map(name -> "the parameter `" + name + "`, which stands for any text of one segment");
    }
}
