package mgwc.compiler.rule;

import java.time.LocalDate;
import mgwc.compiler.parse.SharedDeclarations;
import mgwc.compiler.report.RuleSpec;

/** A key of an issuer whose certificate is over. */
final class ExpiredCertificate implements DatedRule {

    private static final RuleSpec SPEC =
            RuleSpec.warning("MGW5014", "expired-certificate", "The certificate of a key has expired.");

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
                        .filter(last -> last.isBefore(today))
                        .ifPresent(
                                last -> findings.add(
                                        SPEC.at(
                                                        use.span(),
                                                        "the certificate of " + use.subject() + " expired on " + last)
                                                .withHelp(
                                                        "fetch the issuer's key set anew; the gateway judges the key alone, so tokens still pass"))));
    }
}
