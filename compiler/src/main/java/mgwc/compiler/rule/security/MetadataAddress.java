package mgwc.compiler.rule.security;

import java.util.Optional;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.resolve.ServedApi;
import mgwc.compiler.rule.ApiRule;
import mgwc.compiler.rule.BackendPlace;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.rule.fact.Host;

/** A backend has a link-local address or the name of a metadata service. */
public final class MetadataAddress implements ApiRule {

    private static final RuleSpec SPEC =
            RuleSpec.error("MGW5020", "metadata-address", "A backend is where a cloud hands out credentials.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(ServedApi served, Findings findings) {
        for (BackendPlace place : BackendPlace.of(served)) {
            Optional<Host> host = place.host().filter(Host::isMetadata);
            if (host.isPresent()) {
                findings.add(SPEC.at(
                                place.url(),
                                place.subject() + " is `" + host.get().name()
                                        + "`, where a cloud hands out credentials")
                        .withHelp("name the service that is meant; callers of the API could read the gateway's own"
                                + " credentials"));
            }
        }
    }
}
