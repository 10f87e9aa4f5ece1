package mgwc.compiler.rule.security;

import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.rule.DeclarationRule;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.rule.WorkspaceView;

/** An RSA key that is too short to verify tokens with; the gateway leaves it out. */
public final class WeakKey implements DeclarationRule {

    private static final int LEAST_BITS = 2048;
    private static final RuleSpec SPEC = RuleSpec.warning("MGW5013", "weak-key", "A key of an issuer is too short.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(WorkspaceView workspace, Findings findings) {
        KeyUse.forEach(workspace.shared(), use -> {
            int bits = use.key().rsaBits();
            if (bits > 0 && bits < LEAST_BITS) {
                findings.add(
                        SPEC.at(
                                        use.span(),
                                        use.subject() + " has " + bits + " bits; RSA keys have at least " + LEAST_BITS)
                                .withHelp(
                                        "have the issuer make a new key; the gateway refuses tokens of this one (RFC 7518 section 3.3)"));
            }
        });
    }
}
