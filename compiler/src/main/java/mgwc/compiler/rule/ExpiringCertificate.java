package mgwc.compiler.rule;

import java.time.LocalDate;
import mgwc.compiler.parse.SharedDeclarations;
import mgwc.compiler.report.RuleSpec;

/** A key of an issuer whose certificate is over soon. */
final class ExpiringCertificate implements DatedRule {

    private static final int NOTICE_DAYS = 30;
    private static final RuleSpec SPEC =
            RuleSpec.info("MGW5015", "expiring-certificate", "The certificate of a key expires within 30 days.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(SharedDeclarations shared, LocalDate today, Findings findings) {
        KeyUse.forEach(
                shared,
                use -> use.key()
                        .lastDay()
                        .filter(last -> !last.isBefore(today) && last.isBefore(today.plusDays(NOTICE_DAYS)))
                        .ifPresent(last -> findings.add(SPEC.at(
                                        use.span(), "the certificate of " + use.subject() + " expires on " + last)
                                .withHelp("the issuer is about to change its key; add the new one beside this one"))));
    }
}
