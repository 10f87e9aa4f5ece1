package mgwc.compiler.acceptance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.source.SourceTree;

/** How a workspace wants findings to count: at which levels, and which of them it accepts. */
public final class Acceptances {

    private final Map<String, RuleSpec> rules;
    private final RuleLevels levels;
    private final Waiving waiving;
    private final Baseline baseline;
    private final SourceTree tree;

    public Acceptances(
            Map<String, RuleSpec> rules, RuleLevels levels, Waiving waiving, Baseline baseline, SourceTree tree) {
        this.rules = rules;
        this.levels = levels;
        this.waiving = waiving;
        this.baseline = baseline;
        this.tree = tree;
    }

    /**
     * Findings at the levels that the workspace gives them; what it accepts no longer counts.
     *
     * @param findings all those without an environment, or all those of one
     */
    public List<Diagnostic> settle(List<Diagnostic> findings) {
        return baseline.apply(waiving.apply(levels.apply(rules, findings)), tree);
    }

    /**
     * What the workspace accepts although it is not there any more: waivers and baseline entries that none of the
     * findings made use of.
     *
     * @param findings of the declarations and of all environments, settled
     */
    public List<Diagnostic> unused(Collection<Diagnostic> findings) {
        List<Diagnostic> unused = new ArrayList<>(waiving.unused(findings));
        baseline.stale(findings).ifPresent(unused::add);
        return levels.apply(AcceptanceRules.byId(), unused);
    }
}
