package mgwc.compiler.acceptance;

import java.time.LocalDate;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.rule.DatedRule;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.workspace.SharedDeclarations;

/** A waiver whose last day is over. */
public final class ExpiredWaiver implements DatedRule {

    private static final RuleSpec SPEC =
            RuleSpec.warning("MGW3041", "expired-waiver", "A waiver has expired, so what it covered counts again.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(SharedDeclarations shared, LocalDate today, Findings findings) {
        for (Waiving.Entry entry : Waiving.entries(shared)) {
            entry.lastDay()
                    .filter(last -> last.isBefore(today))
                    .ifPresent(last -> findings.add(
                            SPEC.at(entry.span("expires"), "waiver `" + entry.name() + "` expired on " + last)
                                    .withHelp("repair what it covered and delete it, or have `"
                                            + entry.waiver().owner() + "` extend it")));
        }
    }
}
