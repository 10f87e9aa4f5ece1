package mgwc.compiler.rule.reference;

import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.rule.EnvironmentRule;
import mgwc.compiler.rule.EnvironmentView;
import mgwc.compiler.rule.Findings;
import mgwc.model.Environment;
import mgwc.value.NodePath;

/** Readiness waits for key sets, but the gateway fetches none. */
public final class IdleKeySetReadiness implements EnvironmentRule {

    private static final RuleSpec SPEC = RuleSpec.warning(
            "MGW5047", "idle-key-set-readiness", "Readiness waits for key sets, but the gateway fetches none.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(EnvironmentView view, Findings findings) {
        Environment.Spec spec = view.environment().value().spec();
        boolean fetches = spec.issuers().values().stream()
                .anyMatch(issuer -> issuer.jwks().url().isPresent());
        if (spec.admin().readiness().keySets() == Environment.KeySets.REQUIRED && !fetches) {
            findings.add(SPEC.at(
                            view.environment().span(NodePath.of("spec", "admin", "readiness", "keySets")),
                            "readiness requires key sets, but no issuer has a key set `url`")
                    .withHelp("delete `readiness`; a key set `file` is in the release and never missing"));
        }
    }
}
