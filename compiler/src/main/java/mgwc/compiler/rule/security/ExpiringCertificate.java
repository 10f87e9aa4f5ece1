package mgwc.compiler.rule.security;

import java.time.LocalDate;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.rule.DatedRule;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.workspace.SharedDeclarations;

/** A certificate in the workspace that is over soon. */
public final class ExpiringCertificate implements DatedRule {

    private static final int NOTICE_DAYS = 30;
    private static final RuleSpec SPEC =
            RuleSpec.info("MGW5015", "expiring-certificate", "A certificate expires within 30 days.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(SharedDeclarations shared, LocalDate today, Findings findings) {
        CertificateUse.forEach(shared, use -> {
            LocalDate last = use.certificate().lastDay();
            if (!last.isBefore(today) && last.isBefore(today.plusDays(NOTICE_DAYS))) {
                findings.add(SPEC.at(use.span(), use.subject() + " expires on " + last)
                        .withHelp(
                                use.ofKey()
                                        ? "the issuer is about to change its key; add the new one beside this one"
                                        : "add the new one beside this one, so that both are trusted meanwhile"));
            }
        });
    }
}
