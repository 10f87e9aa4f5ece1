package mgwc.compiler.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import mgwc.compiler.Compiler;
import mgwc.compiler.InMemory;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.diagnostic.Ruleset;
import mgwc.compiler.diagnostic.Severity;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.rule.DeclarationRule;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.rule.WorkspaceView;
import mgwc.compiler.validation.RuleSet;
import org.junit.jupiter.api.Test;

/** An upgrade of mgwc never turns a workspace without errors into one with errors. */
class RuleLevelsTest {

    private static final RuleSpec RULE = RuleSpec.error("MGW8999", "new-problem", "Something is wrong.");
    private static final Ruleset LATER = new Ruleset(0, 10);

    private static Optional<Diagnostic> found(RuleSpec spec, String settings) {
        DeclarationRule rule = new DeclarationRule() {
            @Override
            public RuleSpec spec() {
                return spec;
            }

            @Override
            public void check(WorkspaceView workspace, Findings findings) {
                findings.add(spec.at(SourceSpan.startOf("mgwc.yaml"), "something is wrong"));
            }
        };
        InMemory workspace = InMemory.shop().edit("mgwc.yaml", text -> text + settings);
        return new Compiler(new RuleSet(List.of(rule), Optional.empty()))
                .validate(Outcome.of(workspace.tree()), List.of()).stream()
                        .filter(found -> found.rule().equals(spec.id()))
                        .findFirst();
    }

    private static Optional<Severity> severity(RuleSpec spec, String settings) {
        return found(spec, settings).map(Diagnostic::severity);
    }

    @Test
    void aRuleOfThePinnedRulesetCounts() {
        assertThat(severity(RULE, "")).contains(Severity.ERROR);
    }

    @Test
    void aRuleThatCameLaterIsANoteUntilThePinMoves() {
        RuleSpec later = RULE.since(LATER);

        assertThat(severity(later, "")).contains(Severity.INFO);
        assertThat(severity(later, "  ruleset: \"0.9\"\n")).contains(Severity.INFO);
        assertThat(severity(later, "  ruleset: \"0.10\"\n")).contains(Severity.ERROR);
        assertThat(severity(later, "  ruleset: \"1.0\"\n")).contains(Severity.ERROR);
        assertThat(found(later, "").flatMap(Diagnostic::help)).contains("counts from `ruleset: 0.10` on");
    }

    @Test
    void whoeverNamesALaterRuleGetsIt() {
        assertThat(severity(RULE.since(LATER), "  rules: {MGW8999: warning}\n")).contains(Severity.WARNING);
    }

    @Test
    void aRuleOnTrialFailsNoRun() {
        RuleSpec trial = RULE.onTrial();

        assertThat(severity(trial, "")).contains(Severity.INFO);
        assertThat(severity(trial, "  rules: {MGW8999: error}\n")).contains(Severity.WARNING);
        assertThat(severity(trial, "  rules: {MGW8999: \"off\"}\n")).isEmpty();
    }

    @Test
    void aDeprecatedRuleCountsUntilItGoes() {
        assertThat(severity(RULE.replacedBy("MGW8001"), "")).contains(Severity.ERROR);
    }
}
