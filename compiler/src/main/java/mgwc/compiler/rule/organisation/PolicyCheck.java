package mgwc.compiler.rule.organisation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Severity;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.resolve.At;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.yaml.Node;
import mgwc.model.RuleLevel;
import mgwc.model.WorkspaceRule;
import mgwc.value.NodePath;

/** A workspace rule, ready to judge documents. */
final class PolicyCheck {

    private static final NodePath REQUIRE = NodePath.of("spec", "require");
    private static final Pattern FIELD = Pattern.compile("\\bvalue\\.(\\w+)");

    private final At<WorkspaceRule> written;
    private final WorkspaceRule rule;
    private final Severity severity;
    private final Selection selection;
    private final CelExpression expression;

    private PolicyCheck(At<WorkspaceRule> written, Severity severity, CelExpression expression) {
        this.written = written;
        this.rule = written.value();
        this.severity = severity;
        this.selection = Selection.of(rule.spec().select());
        this.expression = expression;
    }

    /** Empty for a rule that is off or broken; the latter is reported where it stands. */
    static Optional<PolicyCheck> of(At<WorkspaceRule> rule) {
        return severity(rule.value().spec().level())
                .flatMap(severity -> CelExpression.judging(rule.value().spec().require())
                                instanceof CelExpression.Understood understood
                        ? Optional.of(new PolicyCheck(rule, severity, understood.expression()))
                        : Optional.empty());
    }

    private static Optional<Severity> severity(RuleLevel level) {
        return switch (level) {
            case OFF -> Optional.empty();
            case INFO -> Optional.of(Severity.INFO);
            case WARNING -> Optional.of(Severity.WARNING);
            case ERROR -> Optional.of(Severity.ERROR);
        };
    }

    void judge(At<?> document, String environment, Findings findings) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("environment", environment);
        variables.put("document", CelValues.of(document.root()));
        selection.forEach(document.root(), (path, node) -> {
            variables.put("value", CelValues.of(node));
            variables.put("name", path.name());
            variables.put("keys", selection.keys(path));
            switch (expression.evaluate(variables)) {
                case CelExpression.Value result -> {
                    if (!result.value().equals(true)) {
                        findings.add(found(
                                document, path, node, rule.spec().message().replace("{name}", path.name())));
                    }
                }
                case CelExpression.Failure failure -> findings.add(failed(failure, place(document, path, node)));
            }
        });
    }

    /** The rule is at fault, and not a value that it meets; a report shows the first of them. */
    private Diagnostic failed(CelExpression.Failure failure, SourceSpan place) {
        return Diagnostic.of(
                        rule.id(),
                        severity,
                        written.span(REQUIRE),
                        "rule `" + rule.metadata().name() + "` cannot judge every value: " + failure.reason())
                .withRelated(place, "a value that it cannot judge")
                .withHelp(CelWording.remedy(failure.reason()));
    }

    private Diagnostic found(At<?> document, NodePath path, Node node, String message) {
        Diagnostic found = Diagnostic.of(rule.id(), severity, place(document, path, node), message);
        return rule.spec().help().map(found::withHelp).orElse(found);
    }

    /** The field that the expression asks for first, if it is written; else the place itself. */
    private SourceSpan place(At<?> document, NodePath path, Node node) {
        Matcher field = FIELD.matcher(rule.spec().require());
        while (field.find()) {
            NodePath child = path.child(field.group(1));
            if (document.node(child).isPresent()) {
                return document.span(child);
            }
        }
        return node instanceof Node.Scalar ? document.span(path) : document.keySpan(path);
    }

    /** Whether the rule is as its author says: what it should accept or refuse, and does not. */
    static List<String> wrong(List<String> examples, boolean accepted, CelExpression rule) {
        return examples.stream()
                .filter(example -> !outcome(example, rule).equals(Optional.of(accepted)))
                .toList();
    }

    private static Optional<Boolean> outcome(String example, CelExpression rule) {
        if (!(CelExpression.giving(example) instanceof CelExpression.Understood understood)
                || !(understood.expression().evaluate(Map.of()) instanceof CelExpression.Value value)) {
            return Optional.empty();
        }
        Map<String, Object> variables = new HashMap<>();
        variables.put("value", value.value());
        variables.put("name", "example");
        variables.put("keys", List.of("example"));
        variables.put("document", Map.of());
        variables.put("environment", "example");
        return rule.evaluate(variables) instanceof CelExpression.Value result
                ? Optional.of(result.value().equals(true))
                : Optional.of(false);
    }
}
