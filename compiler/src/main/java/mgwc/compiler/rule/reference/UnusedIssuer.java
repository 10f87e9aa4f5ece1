package mgwc.compiler.rule.reference;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.rule.Broken;
import mgwc.compiler.rule.EnvironmentRule;
import mgwc.compiler.rule.EnvironmentView;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.rule.fact.SharedFact;
import mgwc.value.NodePath;

/** An environment defines an issuer that none of its APIs trusts. */
public final class UnusedIssuer implements EnvironmentRule {

    private static final RuleSpec SPEC =
            RuleSpec.warning("MGW3028", "unused-issuer", "An environment defines an issuer that no API trusts.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(EnvironmentView view, Findings findings) {
        if (Broken.any(view.shared()) || view.uncertain() || view.apis().isEmpty()) {
            return;
        }
        Set<String> trusted = new HashSet<>();
        view.apis()
                .values()
                .forEach(api -> api.of(SharedFact.Kind.TRUSTED_ISSUER).forEach(issuer -> trusted.add(issuer.key())));
        for (String name :
                new TreeSet<>(view.environment().value().spec().issuers().keySet())) {
            if (!trusted.contains(name)) {
                findings.add(SPEC.at(
                                view.environment().keySpan(NodePath.of("spec", "issuers", name)),
                                "issuer `" + name + "` is trusted by no API that the environment serves")
                        .withHelp("delete it, or name it in `spec.security.jwt.issuers` of an API"));
            }
        }
    }
}
