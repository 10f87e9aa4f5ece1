package mgwc.compiler.rule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import mgwc.compiler.parse.Declarations;
import mgwc.compiler.report.Diagnostic;
import mgwc.compiler.report.Outcome;
import mgwc.compiler.report.Rule;
import mgwc.compiler.report.RuleSpec;
import mgwc.compiler.report.Severity;
import mgwc.compiler.resolve.EnvironmentConfig;
import mgwc.compiler.resolve.ServedApi;

/**
 * Rules that run together, at the levels that the workspace gives them, without what the workspace accepts.
 *
 * <p>The date is an input. Without one nothing expires, so that a commit compiles to the same release on any day.
 */
public final class RuleSet {

    private final List<DeclarationRule> declarationRules;
    private final List<DatedRule> datedRules;
    private final List<ApiRule> apiRules;
    private final List<ConfigRule> configRules;
    private final Optional<LocalDate> today;
    private final Map<String, RuleSpec> specs = new HashMap<>();

    public RuleSet(
            List<DeclarationRule> declarationRules,
            List<DatedRule> datedRules,
            List<ApiRule> apiRules,
            List<ConfigRule> configRules,
            Optional<LocalDate> today) {
        this.declarationRules = List.copyOf(declarationRules);
        this.datedRules = List.copyOf(datedRules);
        this.apiRules = List.copyOf(apiRules);
        this.configRules = List.copyOf(configRules);
        this.today = today;
        for (List<? extends Rule> rules : List.of(declarationRules, datedRules, apiRules, configRules)) {
            rules.forEach(rule -> specs.put(rule.spec().id(), rule.spec()));
        }
    }

    /** Every rule of the catalogue. */
    public static RuleSet of(Optional<LocalDate> today) {
        return new RuleSet(
                RuleCatalog.declarationRules(),
                RuleCatalog.datedRules(),
                RuleCatalog.apiRules(),
                RuleCatalog.configRules(),
                today);
    }

    /** What holds for the declarations themselves; they go on whatever is found, as no environment hides another's. */
    public Outcome<Declarations> check(Declarations declarations) {
        Findings findings = new Findings();
        declarationRules.forEach(rule -> rule.check(declarations, findings));
        today.ifPresent(day -> datedRules.forEach(rule -> rule.check(declarations, day, findings)));
        return Outcome.of(declarations, settled(declarations, findings.diagnostics()));
    }

    /** The configuration if no rule found an error in it. */
    public Outcome<CheckedConfig> check(EnvironmentConfig config) {
        Findings findings = new Findings();
        EnvironmentConfig known = Broken.leftOut(config);
        for (ServedApi served : known.served()) {
            apiRules.forEach(rule -> rule.check(served, findings));
        }
        configRules.forEach(rule -> rule.check(known, findings));
        Policies.check(known, findings);
        Set<String> environment = Set.of(config.name());
        List<Diagnostic> found = new ArrayList<>();
        findings.diagnostics()
                .forEach(diagnostic -> found.add(diagnostic.withEnvironments(new TreeSet<>(environment))));
        List<Diagnostic> diagnostics = settled(config.declarations(), found);
        boolean stopped = diagnostics.stream().anyMatch(diagnostic -> diagnostic.severity() == Severity.ERROR);
        return stopped ? Outcome.failed(diagnostics) : Outcome.of(new CheckedConfig(config), diagnostics);
    }

    /**
     * What the workspace accepts although it is not there any more: waivers and baseline entries that none of the
     * findings made use of.
     *
     * @param findings of the declarations and of all environments
     */
    public List<Diagnostic> unused(Declarations declarations, Collection<Diagnostic> findings) {
        if (Broken.any(declarations)) {
            return List.of();
        }
        List<Diagnostic> unused =
                new ArrayList<>(Waiving.of(declarations, today).unused(findings));
        Baseline.of(declarations.tree()).stale(findings).ifPresent(unused::add);
        return RuleLevels.of(declarations).apply(AcceptanceRules.byId(), unused);
    }

    /** Findings at the levels that the workspace gives them; what it accepts no longer counts. */
    public List<Diagnostic> settled(Declarations declarations, List<Diagnostic> findings) {
        List<Diagnostic> levelled = RuleLevels.of(declarations).apply(specs, findings);
        List<Diagnostic> waived = Waiving.of(declarations, today).apply(levelled);
        return Baseline.of(declarations.tree()).apply(waived, declarations.tree());
    }
}
