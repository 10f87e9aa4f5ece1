package mgwc.compiler.rule.security;

import java.util.HashSet;
import java.util.Set;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.resolve.ServedApi;
import mgwc.compiler.rule.ApiRule;
import mgwc.compiler.rule.BackendPlace;
import mgwc.compiler.rule.Findings;

/** The gateway authenticates to a backend that it reaches without TLS. */
public final class ExposedCredential implements ApiRule {

    private static final RuleSpec SPEC =
            RuleSpec.warning("MGW5018", "exposed-credential", "A credential is sent to a backend without TLS.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(ServedApi served, Findings findings) {
        if (served.frame().environment().value().spec().guardrails().requireTls()) {
            return; // worse there, which has its own rule
        }
        Set<String> reported = new HashSet<>();
        for (BackendPlace place : BackendPlace.of(served)) {
            boolean plain = place.backend().url().startsWith("http:");
            boolean remote = place.host().filter(host -> !host.isLoopback()).isPresent();
            if (plain && remote && place.endpoints().authentication().isPresent() && reported.add(place.set())) {
                findings.add(SPEC.at(place.url(), place.subject() + " gets a credential without TLS")
                        .withRelated(place.api().keySpan(place.setPath().child("authentication")), "the credential")
                        .withHelp("use `https`, so that nobody on the way can read it"));
            }
        }
    }
}
