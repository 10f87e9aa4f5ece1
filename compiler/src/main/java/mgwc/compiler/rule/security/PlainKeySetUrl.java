package mgwc.compiler.rule.security;

import java.util.TreeMap;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.rule.EnvironmentRule;
import mgwc.compiler.rule.EnvironmentView;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.rule.fact.Host;
import mgwc.value.NodePath;

/** The key set of an issuer is fetched over {@code http} from another machine. */
public final class PlainKeySetUrl implements EnvironmentRule {

    private static final RuleSpec SPEC =
            RuleSpec.warning("MGW5012", "plain-key-set-url", "The keys of an issuer are fetched without TLS.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(EnvironmentView view, Findings findings) {
        if (view.environment().value().spec().guardrails().requireTls()) {
            return; // worse there, which has its own rule
        }
        new TreeMap<>(view.environment().value().spec().issuers())
                .forEach((name, issuer) -> issuer.jwks()
                        .url()
                        .filter(url -> url.startsWith("http:")
                                && Host.of(url)
                                        .filter(host -> !host.isLoopback())
                                        .isPresent())
                        .ifPresent(url -> findings.add(SPEC.at(
                                        view.environment().span(NodePath.of("spec", "issuers", name, "jwks", "url")),
                                        "the keys of issuer `" + name + "` are fetched without TLS")
                                .withHelp(
                                        "use `https`, or a key set `file` in the workspace; whoever changes the keys on the way"
                                                + " can make tokens"))));
    }
}
