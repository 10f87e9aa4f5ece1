package mgwc.compiler.rule.security;

import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.rule.EnvironmentRule;
import mgwc.compiler.rule.EnvironmentView;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.rule.fact.Host;
import mgwc.model.Environment;
import mgwc.model.Environment.TrustedProxies;
import mgwc.value.NodePath;

/** Proxies are trusted by their number, and more than proxies may reach the listener. */
public final class ReachableHops implements EnvironmentRule {

    private static final RuleSpec SPEC = RuleSpec.info(
            "MGW5028", "reachable-hops", "An environment trusts every peer that can connect to its listener.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(EnvironmentView view, Findings findings) {
        Environment.Listener listener = view.environment().value().spec().listener();
        boolean counted =
                listener.trustedProxies().flatMap(TrustedProxies::hops).isPresent();
        if (counted && !Host.ofName(listener.host()).isLoopback()) {
            findings.add(SPEC.at(
                            view.environment().span(TrustedNetworks.PROXIES.resolve(NodePath.of("hops"))),
                            "`hops` trusts every peer that can connect to the listener")
                    .withHelp("name the proxies' `networks`, or make sure that only the proxies can connect"));
        }
    }
}
