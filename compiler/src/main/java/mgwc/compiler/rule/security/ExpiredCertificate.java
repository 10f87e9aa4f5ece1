package mgwc.compiler.rule.security;

import java.time.LocalDate;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.rule.DatedRule;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.workspace.SharedDeclarations;

/** A certificate in the workspace that is over. */
public final class ExpiredCertificate implements DatedRule {

    private static final RuleSpec SPEC =
            RuleSpec.warning("MGW5014", "expired-certificate", "A certificate has expired.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(SharedDeclarations shared, LocalDate today, Findings findings) {
        CertificateUse.forEach(shared, use -> {
            LocalDate last = use.certificate().lastDay();
            if (last.isBefore(today)) {
                findings.add(
                        SPEC.at(use.span(), use.subject() + " expired on " + last)
                                .withHelp(
                                        use.ofKey()
                                                ? "fetch the issuer's key set anew; the gateway judges the key alone, so tokens still pass"
                                                : "put the new one in its place, and delete it where nobody needs it any more"));
            }
        });
    }
}
