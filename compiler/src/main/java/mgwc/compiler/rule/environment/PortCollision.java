package mgwc.compiler.rule.environment;

import java.util.Set;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.resolve.At;
import mgwc.compiler.rule.EnvironmentRule;
import mgwc.compiler.rule.EnvironmentView;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.yaml.Origin;
import mgwc.model.Environment;
import mgwc.model.Environment.Admin;
import mgwc.model.Environment.Listener;
import mgwc.value.NodePath;

/** Requests and administration are to come in at the same port. */
public final class PortCollision implements EnvironmentRule {

    private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "::");
    private static final NodePath LISTENER = NodePath.of("spec", "listener", "port");
    private static final NodePath ADMIN = NodePath.of("spec", "admin", "port");
    private static final RuleSpec SPEC = RuleSpec.error(
            "MGW8005", "port-collision", "The listener and the administration of an environment share a port.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(EnvironmentView view, Findings findings) {
        At<Environment> environment = view.environment();
        Listener listener = environment.value().spec().listener();
        Admin admin = environment.value().spec().admin();
        if (listener.port() == admin.port() && sameAddress(listener.host(), admin.host())) {
            findings.add(SPEC.at(environment.span(ADMIN), "the listener and `admin` are both at port " + admin.port())
                    .withRelated(environment.span(LISTENER), listenerWords(environment))
                    .withHelp("give `admin` another port; it is 9090 when nothing is said"));
        }
    }

    private static String listenerWords(At<Environment> environment) {
        boolean written = environment.origin(LISTENER) instanceof Origin.Written;
        return written ? "the listener" : "the listener has this port when nothing is said";
    }

    private static boolean sameAddress(String one, String other) {
        return one.equals(other) || EVERYWHERE.contains(one) || EVERYWHERE.contains(other);
    }
}
