package mgwc.compiler.rule.reference;

import java.util.TreeMap;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.rule.EnvironmentRule;
import mgwc.compiler.rule.EnvironmentView;
import mgwc.compiler.rule.Findings;
import mgwc.value.NodePath;

/** TLS settings of an issuer whose key set does not come over TLS. */
public final class IdleIssuerTls implements EnvironmentRule {

    private static final RuleSpec SPEC = RuleSpec.warning(
            "MGW5046", "idle-issuer-tls", "An issuer has TLS settings, but its key set does not come over TLS.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(EnvironmentView view, Findings findings) {
        new TreeMap<>(view.environment().value().spec().issuers()).forEach((name, issuer) -> {
            boolean overTls =
                    issuer.jwks().url().filter(url -> url.startsWith("https:")).isPresent();
            if (issuer.tls().isPresent() && !overTls) {
                findings.add(SPEC.at(
                                view.environment().keySpan(NodePath.of("spec", "issuers", name, "tls")),
                                "issuer `" + name + "` has TLS settings, but its key set "
                                        + (issuer.jwks().url().isPresent()
                                                ? "is fetched over `http`"
                                                : "is a file of the workspace"))
                        .withHelp("delete `tls`, or fetch the key set from an `https` address"));
            }
        });
    }
}
