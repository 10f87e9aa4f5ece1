package mgwc.compiler.rule.environment;

import java.util.List;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.rule.EnvironmentRule;
import mgwc.compiler.rule.EnvironmentView;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.rule.fact.Host;
import mgwc.model.Environment;
import mgwc.value.NodePath;

/** A host name of the administration that has no effect, since the gateway accepts it anyway. */
public final class IdleHostName implements EnvironmentRule {

    private static final NodePath NAMES = NodePath.of("spec", "admin", "hostNames");
    private static final RuleSpec SPEC = RuleSpec.info(
            "MGW8026", "idle-host-name", "A host name of the administration is accepted without being listed.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(EnvironmentView view, Findings findings) {
        Environment.Admin admin = view.environment().value().spec().admin();
        List<String> names = admin.hostNames();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (name.equalsIgnoreCase(admin.host())
                    || Host.ofName(name).literal().isPresent()
                    || name.equals("localhost")) {
                findings.add(SPEC.at(
                                view.environment().span(NAMES.child(i)),
                                "`" + name + "` is accepted by the administration without being listed")
                        .withHelp("delete it: IP addresses, `localhost` and `admin.host` are always accepted"));
            }
        }
    }
}
