package mgwc.compiler.rule.security;

import java.util.TreeMap;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.rule.EnvironmentRule;
import mgwc.compiler.rule.EnvironmentView;
import mgwc.compiler.rule.Findings;
import mgwc.value.NodePath;

/** An audience with an asterisk, which the gateway compares as it is. */
public final class WildcardAudience implements EnvironmentRule {

    private static final RuleSpec SPEC =
            RuleSpec.error("MGW5011", "wildcard-audience", "An audience of an issuer looks like a pattern.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(EnvironmentView view, Findings findings) {
        new TreeMap<>(view.environment().value().spec().issuers()).forEach((name, issuer) -> {
            for (int i = 0; i < issuer.audiences().size(); i++) {
                String audience = issuer.audiences().get(i);
                if (audience.contains("*")) {
                    findings.add(SPEC.at(
                                    view.environment()
                                            .span(NodePath.of("spec", "issuers", name, "audiences")
                                                    .child(i)),
                                    "audience `" + audience + "` of issuer `" + name
                                            + "` is no pattern; only a token with exactly this audience fits")
                            .withHelp("list the audiences of the APIs one by one"));
                }
            }
        });
    }
}
