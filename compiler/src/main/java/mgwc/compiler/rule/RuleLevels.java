package mgwc.compiler.rule;

import java.util.Map;
import java.util.Optional;
import mgwc.compiler.report.Diagnostic;
import mgwc.compiler.report.Severity;
import mgwc.model.RuleLevel;

/** How much findings count, as {@code spec.rules} of the workspace has it. */
final class RuleLevels {

    private RuleLevels() {}

    /** The finding at the workspace's level; empty when the workspace does not want it. A firm error stays one. */
    static Optional<Diagnostic> apply(Map<String, RuleLevel> levels, Diagnostic found) {
        RuleLevel level = levels.get(found.rule());
        if (level == null || isFirm(found.rule(), found.severity())) {
            return Optional.of(found);
        }
        return switch (level) {
            case OFF -> Optional.empty();
            case INFO -> Optional.of(found.withSeverity(Severity.INFO));
            case WARNING -> Optional.of(found.withSeverity(Severity.WARNING));
            case ERROR -> Optional.of(found.withSeverity(Severity.ERROR));
        };
    }

    /**
     * Whether no workspace can lower a finding: the stages after the rules and the gateway rely on errors of the
     * families 1 to 4 and 6, and those of family 5 guard callers.
     */
    static boolean isFirm(String ruleId, Severity severity) {
        return severity == Severity.ERROR && ruleId.charAt("MGW".length()) <= '6';
    }
}
