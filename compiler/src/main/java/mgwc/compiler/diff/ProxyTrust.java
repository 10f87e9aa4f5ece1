package mgwc.compiler.diff;

import static mgwc.compiler.change.Subject.Kind.ENVIRONMENT;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import mgwc.compiler.change.Change;
import mgwc.compiler.change.Condition;
import mgwc.compiler.change.EffectiveValues;
import mgwc.compiler.change.Leaf;
import mgwc.value.IpNetwork;
import mgwc.value.NodePath;

/** Whether more or fewer peers may state the caller's address. */
final class ProxyTrust {

    private static final NodePath HOPS_PATH = NodePath.of("spec", "listener", "trustedProxies", "hops");
    private static final Leaf NETWORKS = Leaf.of(ENVIRONMENT, "spec.listener.trustedProxies.networks");
    private static final Leaf HOPS = Leaf.of(ENVIRONMENT, "spec.listener.trustedProxies.hops");

    /** Networks that take the place of hops narrow the trust, since hops trust every peer. */
    private static final Condition NETWORKS_AFTER_HOPS =
            NETWORKS.and((change, sides) -> counts(change, sides.before()));

    private static final Condition HOPS_AFTER_NETWORKS = NETWORKS.and((change, sides) -> counts(change, sides.after()));

    /** Some address is trusted that was not, or one more proxy. */
    static final Condition WIDENED = NETWORKS.lists((before, after) -> !covers(before, after))
            .unless(NETWORKS_AFTER_HOPS)
            .or(HOPS_AFTER_NETWORKS)
            .or(HOPS.added())
            .or(HOPS.goes(Leaf::more));

    static final Condition NARROWED = NETWORKS.lists((before, after) -> !covers(after, before))
            .unless(HOPS_AFTER_NETWORKS)
            .or(NETWORKS_AFTER_HOPS)
            .or(HOPS.removed())
            .or(HOPS.goes(Leaf::fewer));

    private ProxyTrust() {}

    private static boolean counts(Change change, EffectiveValues side) {
        return side.text(change.subject(), HOPS_PATH).isPresent();
    }

    private static boolean covers(Set<String> wide, Set<String> narrow) {
        List<IpNetwork> networks = networks(wide);
        return networks(narrow).stream().allMatch(network -> covers(networks, network));
    }

    /** Two halves that are trusted make a whole. */
    private static boolean covers(List<IpNetwork> networks, IpNetwork network) {
        return networks.stream().anyMatch(wide -> wide.covers(network))
                || (networks.stream().anyMatch(network::covers)
                        && network.halves().stream().allMatch(half -> covers(networks, half)));
    }

    private static List<IpNetwork> networks(Set<String> texts) {
        return texts.stream().map(IpNetwork::parse).flatMap(Optional::stream).toList();
    }
}
