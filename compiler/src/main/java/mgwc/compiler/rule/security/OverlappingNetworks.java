package mgwc.compiler.rule.security;

import java.util.List;
import java.util.Optional;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.rule.EnvironmentRule;
import mgwc.compiler.rule.EnvironmentView;
import mgwc.compiler.rule.Findings;
import mgwc.value.IpNetwork;

/** A network of trusted proxies is part of another one, so it changes nothing. */
public final class OverlappingNetworks implements EnvironmentRule {

    private static final RuleSpec SPEC =
            RuleSpec.warning("MGW5029", "overlapping-networks", "A network of trusted proxies is part of another one.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(EnvironmentView view, Findings findings) {
        List<TrustedNetworks.Written> networks = TrustedNetworks.of(view.environment());
        for (int i = 0; i < networks.size(); i++) {
            TrustedNetworks.Written inner = networks.get(i);
            outer(networks, i)
                    .ifPresent(outer -> findings.add(SPEC.at(
                                    inner.span(),
                                    "`" + inner.text() + "` is part of `" + outer.text() + "`, which is trusted too")
                            .withRelated(outer.span(), "the wider network")
                            .withHelp("delete the one that you do not mean")));
        }
    }

    /** Of two spellings of one network, the later one is reported. */
    private static Optional<TrustedNetworks.Written> outer(List<TrustedNetworks.Written> networks, int inner) {
        Optional<IpNetwork> network = networks.get(inner).network();
        for (int i = 0; network.isPresent() && i < networks.size(); i++) {
            Optional<IpNetwork> other = networks.get(i).network().filter(wide -> wide.covers(network.get()));
            if (i != inner && other.isPresent() && (i < inner || !other.equals(network))) {
                return Optional.of(networks.get(i));
            }
        }
        return Optional.empty();
    }
}
