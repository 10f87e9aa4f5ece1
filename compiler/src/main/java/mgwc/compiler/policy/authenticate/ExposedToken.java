package mgwc.compiler.policy.authenticate;

import java.util.HashSet;
import java.util.Set;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.resolve.ServedApi;
import mgwc.compiler.rule.ApiRule;
import mgwc.compiler.rule.BackendPlace;
import mgwc.compiler.rule.Findings;

/** A backend that is reached without TLS gets the tokens of callers. */
final class ExposedToken implements ApiRule {

    private static final RuleSpec SPEC =
            RuleSpec.warning("MGW5040", "exposed-token", "Tokens of callers are sent to a backend without TLS.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(ServedApi served, Findings findings) {
        if (!ForwardedToken.in(served)
                || served.frame().environment().value().spec().guardrails().requireTls()) {
            return; // worse there, which has its own rule
        }
        Set<String> reported = new HashSet<>();
        for (BackendPlace place : BackendPlace.of(served)) {
            boolean plain = place.backend().url().startsWith("http:");
            boolean remote = place.host().filter(host -> !host.isLoopback()).isPresent();
            if (plain && remote && reported.add(place.set())) {
                findings.add(SPEC.at(place.url(), place.subject() + " gets the tokens of callers without TLS")
                        .withRelated(place.api().span(ForwardedToken.PATH), "forwarded here")
                        .withHelp("use `https`, so that nobody on the way can call as the caller"));
            }
        }
    }
}
