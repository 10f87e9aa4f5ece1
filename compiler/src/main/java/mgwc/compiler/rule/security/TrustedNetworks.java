package mgwc.compiler.rule.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.resolve.At;
import mgwc.model.Environment;
import mgwc.model.Environment.TrustedProxies;
import mgwc.value.IpNetwork;
import mgwc.value.NodePath;

/** The networks of an environment's trusted proxies, in the order they are written. */
final class TrustedNetworks {

    static final NodePath PROXIES = NodePath.of("spec", "listener", "trustedProxies");

    private TrustedNetworks() {}

    /** @param text as it is written */
    record Written(String text, SourceSpan span) {

        Optional<IpNetwork> network() {
            return IpNetwork.parse(text);
        }
    }

    static List<Written> of(At<Environment> environment) {
        List<String> texts = environment
                .value()
                .spec()
                .listener()
                .trustedProxies()
                .flatMap(TrustedProxies::networks)
                .orElse(List.of());
        List<Written> networks = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            networks.add(new Written(
                    texts.get(i),
                    environment.span(PROXIES.resolve(NodePath.of("networks")).child(i))));
        }
        return networks;
    }
}
