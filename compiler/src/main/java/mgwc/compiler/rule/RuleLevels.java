package mgwc.compiler.rule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mgwc.compiler.parse.Declarations;
import mgwc.compiler.report.Diagnostic;
import mgwc.compiler.report.RuleSpec;
import mgwc.compiler.report.Severity;
import mgwc.compiler.yaml.Node;
import mgwc.value.NodePath;

/** How much findings count, as {@code spec.rules} of the workspace has it. */
public final class RuleLevels {

    static final NodePath RULES = NodePath.of("spec", "rules");

    private final Map<String, String> levels;

    private RuleLevels(Map<String, String> levels) {
        this.levels = levels;
    }

    public static RuleLevels of(Declarations declarations) {
        Map<String, String> levels = new TreeMap<>();
        entries(declarations).forEach((rule, entry) -> {
            if (entry.value() instanceof Node.Scalar level) {
                levels.put(rule, level.text());
            }
        });
        return new RuleLevels(levels);
    }

    static Map<String, Node.Entry> entries(Declarations declarations) {
        return declarations
                .workspace()
                .flatMap(workspace -> workspace.root().at(RULES))
                .filter(Node.Mapping.class::isInstance)
                .<Map<String, Node.Entry>>map(rules -> ((Node.Mapping) rules).entries())
                .orElse(Map.of());
    }

    /** The findings that the workspace wants, each at its level. */
    public List<Diagnostic> apply(Collection<Diagnostic> findings) {
        List<Diagnostic> levelled = new ArrayList<>();
        findings.forEach(found -> apply(found).ifPresent(levelled::add));
        return levelled;
    }

    private Optional<Diagnostic> apply(Diagnostic found) {
        String level = levels.get(found.rule());
        if (level == null || isFirm(found.rule(), found.severity())) {
            return Optional.of(found);
        }
        return switch (level) {
            case "off" -> Optional.empty();
            case "info" -> Optional.of(found.withSeverity(Severity.INFO));
            case "warning" -> Optional.of(found.withSeverity(Severity.WARNING));
            case "error" -> Optional.of(found.withSeverity(Severity.ERROR));
            default -> Optional.of(found);
        };
    }

    /** Whether no workspace can lower what a rule finds. */
    public static boolean isFirm(RuleSpec rule) {
        return isFirm(rule.id(), rule.severity());
    }

    /**
     * The stages after the rules and the gateway rely on errors of the families 1 to 4 and 6; those of family 5 guard
     * callers. What {@code MGW23xx} finds in a contract matters to its readers only.
     */
    private static boolean isFirm(String ruleId, Severity severity) {
        return severity == Severity.ERROR && ruleId.charAt("MGW".length()) <= '6' && !ruleId.startsWith("MGW23");
    }
}
