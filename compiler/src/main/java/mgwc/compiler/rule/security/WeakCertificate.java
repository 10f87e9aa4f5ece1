package mgwc.compiler.rule.security;

import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.rule.DeclarationRule;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.rule.WorkspaceView;

/** A certificate that can be forged: signed with a broken hash, or with a key that is too short. */
public final class WeakCertificate implements DeclarationRule {

    private static final RuleSpec SPEC =
            RuleSpec.warning("MGW5022", "weak-certificate", "A certificate has a broken signature or a short key.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(WorkspaceView workspace, Findings findings) {
        CertificateUse.forEach(workspace.shared(), use -> {
            use.certificate()
                    .weakSignature()
                    .ifPresent(hash -> findings.add(
                            SPEC.at(use.span(), use.subject() + " is signed with " + hash + ", which can be forged")
                                    .withHelp("have it signed anew, with SHA-256")));
            use.certificate()
                    .shortKey()
                    .filter(key -> !use.ofKey()) // that of the key itself has a rule of its own
                    .ifPresent(key -> findings.add(SPEC.at(
                                    use.span(), use.subject() + " has " + key + ", which is too short")
                            .withHelp("replace it by one with an RSA key of at least 2048 bits, or an EC key of 256")));
        });
    }
}
