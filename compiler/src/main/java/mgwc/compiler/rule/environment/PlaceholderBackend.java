package mgwc.compiler.rule.environment;

import java.util.Optional;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.resolve.ServedApi;
import mgwc.compiler.rule.ApiRule;
import mgwc.compiler.rule.BackendPlace;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.rule.fact.Host;

/** A backend below {@code example.com} or another domain that exists for examples only. */
public final class PlaceholderBackend implements ApiRule {

    private static final RuleSpec SPEC = RuleSpec.warning(
            "MGW8008", "placeholder-backend", "A backend has an address that is reserved for examples.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(ServedApi served, Findings findings) {
        for (BackendPlace place : BackendPlace.of(served)) {
            Optional<Host> host = place.host().filter(Host::isPlaceholder);
            if (host.isPresent()) {
                findings.add(SPEC.at(
                                place.url(),
                                place.subject() + " is `" + host.get().name()
                                        + "`, which is reserved for examples (RFC 2606)")
                        .withHelp("write the address of the backend, in the overlay of the environment if only"
                                + " there"));
            }
        }
    }
}
