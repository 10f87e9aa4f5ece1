package mgwc.compiler.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import mgwc.compiler.parse.Declarations;
import mgwc.compiler.report.Diagnostic;
import mgwc.compiler.report.Outcome;
import mgwc.compiler.report.Severity;
import mgwc.compiler.resolve.EnvironmentConfig;
import mgwc.compiler.resolve.ServedApi;

/** Rules that run together, at the levels that the workspace gives them. */
public final class RuleSet {

    private final List<DeclarationRule> declarationRules;
    private final List<ApiRule> apiRules;
    private final List<ConfigRule> configRules;

    public RuleSet(List<DeclarationRule> declarationRules, List<ApiRule> apiRules, List<ConfigRule> configRules) {
        this.declarationRules = List.copyOf(declarationRules);
        this.apiRules = List.copyOf(apiRules);
        this.configRules = List.copyOf(configRules);
    }

    /** What holds for the declarations themselves; they go on whatever is found, as no environment hides another's. */
    public Outcome<Declarations> check(Declarations declarations) {
        Findings findings = new Findings();
        declarationRules.forEach(rule -> rule.check(declarations, findings));
        return Outcome.of(declarations, RuleLevels.of(declarations).apply(findings.diagnostics()));
    }

    /** The configuration if no rule found an error in it. */
    public Outcome<CheckedConfig> check(EnvironmentConfig config) {
        Findings findings = new Findings();
        for (ServedApi served : config.served()) {
            apiRules.forEach(rule -> rule.check(served, findings));
        }
        configRules.forEach(rule -> rule.check(config, findings));
        List<Diagnostic> diagnostics = new ArrayList<>();
        Set<String> environment = Set.of(config.name());
        for (Diagnostic found : RuleLevels.of(config.declarations()).apply(findings.diagnostics())) {
            diagnostics.add(found.withEnvironments(new TreeSet<>(environment)));
        }
        boolean stopped = diagnostics.stream().anyMatch(diagnostic -> diagnostic.severity() == Severity.ERROR);
        return stopped ? Outcome.failed(diagnostics) : Outcome.of(new CheckedConfig(config), diagnostics);
    }
}
