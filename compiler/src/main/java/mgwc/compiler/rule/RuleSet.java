package mgwc.compiler.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import mgwc.compiler.report.Diagnostic;
import mgwc.compiler.report.Outcome;
import mgwc.compiler.report.Severity;
import mgwc.compiler.resolve.EnvironmentConfig;
import mgwc.model.RuleLevel;

/** Rules that run together over one environment, at the levels that the workspace gives them. */
public final class RuleSet {

    private final List<ConfigRule> rules;

    public RuleSet(List<ConfigRule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** The configuration if no rule found an error in it. */
    public Outcome<CheckedConfig> check(EnvironmentConfig config) {
        Findings findings = new Findings();
        rules.forEach(rule -> rule.check(config, findings));
        Map<String, RuleLevel> levels = config.workspace().value().spec().rules();
        List<Diagnostic> diagnostics = new ArrayList<>();
        Set<String> environment = Set.of(config.name());
        for (Diagnostic found : findings.diagnostics()) {
            RuleLevels.apply(levels, found)
                    .map(diagnostic -> diagnostic.withEnvironments(new TreeSet<>(environment)))
                    .ifPresent(diagnostics::add);
        }
        boolean stopped = diagnostics.stream().anyMatch(diagnostic -> diagnostic.severity() == Severity.ERROR);
        return stopped ? Outcome.failed(diagnostics) : Outcome.of(new CheckedConfig(config), diagnostics);
    }
}
