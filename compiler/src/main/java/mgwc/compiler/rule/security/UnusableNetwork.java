package mgwc.compiler.rule.security;

import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.rule.EnvironmentRule;
import mgwc.compiler.rule.EnvironmentView;
import mgwc.compiler.rule.Findings;
import mgwc.value.IpNetwork;

/** A network of trusted proxies cannot be read, or its address is one inside of it. */
public final class UnusableNetwork implements EnvironmentRule {

    private static final RuleSpec SPEC =
            RuleSpec.error("MGW5026", "unusable-network", "A network of trusted proxies is not in CIDR notation.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(EnvironmentView view, Findings findings) {
        for (TrustedNetworks.Written written : TrustedNetworks.of(view.environment())) {
            if (written.network().isEmpty()) {
                findings.add(IpNetwork.around(written.text())
                        .map(around -> longAddress(written, around))
                        .orElseGet(() -> unreadable(written)));
            }
        }
    }

    private static Diagnostic longAddress(TrustedNetworks.Written written, IpNetwork around) {
        String address = written.text().substring(0, written.text().indexOf('/'));
        return SPEC.at(
                        written.span(),
                        "`" + written.text() + "` is not a network: `" + address + "` has bits set after the prefix")
                .withHelp("write `" + around + "` for the network, or `" + address + "` for the one address");
    }

    private static Diagnostic unreadable(TrustedNetworks.Written written) {
        return SPEC.at(written.span(), "`" + written.text() + "` is not a network")
                .withHelp("write an IPv4 network such as `10.20.0.0/16`, an IPv6 network such as `2001:db8:20::/48`,"
                        + " or one address");
    }
}
