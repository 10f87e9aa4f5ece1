package mgwc.compiler.validation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import mgwc.compiler.acceptance.Acceptances;
import mgwc.compiler.acceptance.Baseline;
import mgwc.compiler.acceptance.RuleLevels;
import mgwc.compiler.acceptance.Waiving;
import mgwc.compiler.contract.Contract;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Rule;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.diagnostic.Severity;
import mgwc.compiler.resolve.EnvironmentConfig;
import mgwc.compiler.resolve.ServedApi;
import mgwc.compiler.rule.ApiRule;
import mgwc.compiler.rule.ContractRule;
import mgwc.compiler.rule.DatedRule;
import mgwc.compiler.rule.DeclarationRule;
import mgwc.compiler.rule.DocumentRule;
import mgwc.compiler.rule.EnvironmentRule;
import mgwc.compiler.rule.EnvironmentView;
import mgwc.compiler.rule.FileRule;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.rule.WorkspaceView;
import mgwc.compiler.rule.catalog.RuleCatalog;
import mgwc.compiler.rule.organisation.OrganisationRules;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.workspace.Document;
import mgwc.compiler.workspace.Inventory;
import mgwc.compiler.workspace.SharedDeclarations;

/**
 * Rules that run together. What they find comes as it is; {@link Acceptances#settle} gives it the levels of the
 * workspace, without what the workspace accepts.
 *
 * <p>The date is an input. Without one nothing expires, so that a commit compiles to the same release on any day.
 */
public final class RuleSet {

    private final List<FileRule> fileRules;
    private final List<DocumentRule> documentRules;
    private final List<ContractRule> contractRules;
    private final List<ApiRule> apiRules;
    private final List<EnvironmentRule> environmentRules;
    private final List<DeclarationRule> declarationRules;
    private final List<DatedRule> datedRules;
    private final Optional<LocalDate> today;
    private final Map<String, RuleSpec> specs = new HashMap<>();

    public RuleSet(List<Rule> rules, Optional<LocalDate> today) {
        this.fileRules = only(FileRule.class, rules);
        this.documentRules = only(DocumentRule.class, rules);
        this.contractRules = only(ContractRule.class, rules);
        this.apiRules = only(ApiRule.class, rules);
        this.environmentRules = only(EnvironmentRule.class, rules);
        this.declarationRules = only(DeclarationRule.class, rules);
        this.datedRules = only(DatedRule.class, rules);
        this.today = today;
        rules.forEach(rule -> specs.put(rule.spec().id(), rule.spec()));
    }

    /** Every rule of the catalogue. */
    public static RuleSet of(Optional<LocalDate> today) {
        return new RuleSet(RuleCatalog.rules(), today);
    }

    private static <T> List<T> only(Class<T> kind, List<Rule> rules) {
        return rules.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** What holds for a file that is neither document nor contract. */
    public List<Diagnostic> check(SourceFile file) {
        Findings findings = new Findings();
        fileRules.forEach(rule -> rule.check(file, findings));
        return findings.diagnostics();
    }

    /** What holds for a document as it is written. */
    public List<Diagnostic> check(Document document) {
        Findings findings = new Findings();
        documentRules.forEach(rule -> rule.check(document, findings));
        return findings.diagnostics();
    }

    public List<Diagnostic> check(Contract contract) {
        Findings findings = new Findings();
        contractRules.forEach(rule -> rule.check(contract, findings));
        return findings.diagnostics();
    }

    /** What holds for the workspace as a whole, whatever the environment. */
    public List<Diagnostic> check(WorkspaceView workspace) {
        Findings findings = new Findings();
        declarationRules.forEach(rule -> rule.check(workspace, findings));
        today.ifPresent(day -> datedRules.forEach(rule -> rule.check(workspace.shared(), day, findings)));
        return findings.diagnostics();
    }

    /** Rules over environments, among them those that the workspace brings itself. */
    public InEnvironments in(SharedDeclarations shared) {
        return new InEnvironments(new OrganisationRules(shared));
    }

    /** Safe for threads that judge several APIs at once. */
    public final class InEnvironments {

        private final OrganisationRules policies;

        private InEnvironments(OrganisationRules policies) {
            this.policies = policies;
        }

        /** What holds for one API in an environment, whatever the other APIs are. */
        public List<Diagnostic> check(ServedApi served) {
            Findings findings = new Findings();
            apiRules.forEach(rule -> rule.check(served, findings));
            policies.check(served, findings);
            return in(served.frame().name(), findings);
        }

        /** What holds for an environment as a whole. */
        public List<Diagnostic> check(EnvironmentView environment) {
            Findings findings = new Findings();
            environmentRules.forEach(rule -> rule.check(environment, findings));
            policies.check(environment, findings);
            return in(environment.frame().name(), findings);
        }

        private static List<Diagnostic> in(String environment, Findings findings) {
            SortedSet<String> names = new TreeSet<>(List.of(environment));
            return findings.diagnostics().stream()
                    .map(found -> found.withEnvironments(names))
                    .toList();
        }
    }

    /**
     * A configuration in which nothing is wrong.
     *
     * @param findings all that was found in it, and in what it is made of
     */
    public static Optional<CheckedConfig> checked(EnvironmentConfig config, Collection<Diagnostic> findings) {
        boolean stopped = findings.stream().anyMatch(found -> found.severity() == Severity.ERROR);
        return stopped ? Optional.empty() : Optional.of(new CheckedConfig(config));
    }

    /** How the workspace of an inventory wants findings to count. */
    public Acceptances acceptances(SharedDeclarations shared, Inventory inventory) {
        return new Acceptances(
                specs,
                RuleLevels.of(shared),
                Waiving.of(shared, today, inventory::root, RuleCatalog::find),
                Baseline.of(shared.tree()),
                shared.tree());
    }
}
