package mgwc.compiler.rule.environment;

import java.util.Set;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.rule.EnvironmentRule;
import mgwc.compiler.rule.EnvironmentView;
import mgwc.compiler.rule.Findings;
import mgwc.value.NodePath;

/** Health, metrics and reload are served to everyone who can reach the machine. */
public final class ExposedAdmin implements EnvironmentRule {

    private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "::", "[::]");
    private static final RuleSpec SPEC = RuleSpec.info(
            "MGW8010", "exposed-admin", "The administration of an environment listens on every interface.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(EnvironmentView view, Findings findings) {
        if (EVERYWHERE.contains(view.environment().value().spec().admin().host())) {
            findings.add(SPEC.at(
                            view.environment().span(NodePath.of("spec", "admin", "host")),
                            "the administration is served on every interface")
                    .withHelp("name one address, or keep the port closed to everyone but the platform"));
        }
    }
}
