package mgwc.compiler.rule;

import java.util.HashSet;
import java.util.Set;
import mgwc.compiler.report.RuleSpec;
import mgwc.compiler.resolve.EnvironmentConfig;
import mgwc.value.NodePath;

/** The gateway authenticates to a back end that it reaches without TLS. */
final class ExposedCredential implements ConfigRule {

    private static final RuleSpec SPEC =
            RuleSpec.warning("MGW5018", "exposed-credential", "A credential is sent to a back end without TLS.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(EnvironmentConfig config, Findings findings) {

        if (config.environment().value().spec().guardrails().requireTls()) {
            return; // worse there, which has its own rule
        }
        Set<NodePath> reported = new HashSet<>();
        for (BackendPlace place : BackendPlace.all(config)) {
            boolean plain = place.backend().url().startsWith("http:");
            boolean remote = place.host().filter(host -> !host.isLoopback()).isPresent();
            NodePath set = NodePath.of(place.api().value().id().toString(), place.set());
            if (plain && remote && place.endpoints().authentication().isPresent() && reported.add(set)) {
                findings.add(SPEC.at(place.url(), place.subject() + " gets a credential without TLS")
                        .withRelated(place.api().keySpan(place.setPath().child("authentication")), "the credential")
                        .withHelp("use `https`, so that nobody on the way can read it"));
            }
        }
    }
}
