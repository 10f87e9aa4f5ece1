package mgwc.compiler.rule.security;

import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.rule.EnvironmentRule;
import mgwc.compiler.rule.EnvironmentView;
import mgwc.compiler.rule.Findings;
import mgwc.value.IpNetwork;

/** A network of trusted proxies is so wide that callers are in it too. */
public final class BoundlessTrust implements EnvironmentRule {

    private static final int WIDEST_V4 = 8;
    private static final int WIDEST_V6 = 16;
    private static final RuleSpec SPEC =
            RuleSpec.error("MGW5027", "boundless-trust", "A network of trusted proxies takes in callers too.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(EnvironmentView view, Findings findings) {
        for (TrustedNetworks.Written written : TrustedNetworks.of(view.environment())) {
            written.network()
                    .filter(BoundlessTrust::tooWide)
                    .ifPresent(network -> findings.add(SPEC.at(
                                    written.span(), "`" + written.text() + "` " + extent(network))
                            .withHelp("name the networks that your proxies connect from, such as `10.20.0.0/16`")));
        }
    }

    /** Unique local addresses (RFC 4193) and link-local ones (RFC 4291 section 2.5.6). */
    private static boolean isLocal(IpNetwork network) {
        return lies(network, "fc00::/7") || lies(network, "fe80::/10");
    }

    private static boolean lies(IpNetwork network, String within) {
        return IpNetwork.parse(within).orElseThrow().covers(network);
    }

    private static boolean tooWide(IpNetwork network) {
        return network.isV4() ? network.prefix() < WIDEST_V4 : network.prefix() < WIDEST_V6 && !isLocal(network);
    }

    private static String extent(IpNetwork network) {
        String family = network.isV4() ? "IPv4" : "IPv6";
        return network.prefix() == 0
                ? "is every " + family + " address, so every caller can claim to be another one"
                : "is wider than a network of proxies, so callers in it can claim to be others";
    }
}
