package mgwc.compiler.rule.security;

import mgwc.compiler.contract.Contract;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.rule.ContractRule;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.rule.fact.Host;
import mgwc.compiler.yaml.Node;
import mgwc.value.NodePath;

/** A server of a contract that only the inside of a network can reach. */
public final class InternalServer implements ContractRule {

    private static final RuleSpec SPEC = RuleSpec.warning(
                    "MGW7002", "internal-server", "A contract tells its readers an internal address.")
            .onTrial();

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(Contract contract, Findings findings) {
        if (contract.root().get("servers").orElse(null) instanceof Node.Sequence servers) {
            for (Node server : servers.items()) {
                if (server.at(NodePath.of("url")).orElse(null) instanceof Node.Scalar url) {
                    Host.of(url.text())
                            .filter(Host::isInternal)
                            .ifPresent(
                                    host -> findings.add(
                                            SPEC.at(
                                                            url.span(),
                                                            "the contract `" + contract.path()
                                                                    + "` names the internal host `" + host.name() + "`")
                                                    .withHelp(
                                                            "name the address of the gateway; where backends are is said in `api.yaml`")));
                }
            }
        }
    }
}
