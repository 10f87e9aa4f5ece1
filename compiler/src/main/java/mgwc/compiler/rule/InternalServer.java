package mgwc.compiler.rule;

import mgwc.compiler.contract.Contract;
import mgwc.compiler.parse.Declarations;
import mgwc.compiler.report.RuleSpec;
import mgwc.compiler.yaml.Node;
import mgwc.value.NodePath;

/** A server of a contract that only the inside of a network can reach. */
final class InternalServer implements DeclarationRule {

    private static final RuleSpec SPEC = RuleSpec.warning(
                    "MGW7002", "internal-server", "A contract tells its readers an internal address.")
            .onTrial();

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(Declarations declarations, Findings findings) {
        for (Contract contract : declarations.contracts().values()) {
            contract.root().get("servers").ifPresent(servers -> {
                if (servers instanceof Node.Sequence list) {
                    list.items()
                            .forEach(server -> server.at(NodePath.of("url")).ifPresent(url -> {
                                if (url instanceof Node.Scalar text) {
                                    Host.of(text.text())
                                            .filter(Host::isInternal)
                                            .ifPresent(
                                                    host -> findings.add(
                                                            SPEC.at(
                                                                            url.span(),
                                                                            "the contract `" + contract.path()
                                                                                    + "` names the internal host `"
                                                                                    + host.name() + "`")
                                                                    .withHelp(
                                                                            "name the address of the gateway; where back ends are is said in `api.yaml`")));
                                }
                            }));
                }
            });
        }
    }
}
