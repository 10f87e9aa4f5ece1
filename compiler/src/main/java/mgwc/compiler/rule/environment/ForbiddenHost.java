package mgwc.compiler.rule.environment;

import java.util.List;
import java.util.Optional;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.resolve.At;
import mgwc.compiler.resolve.ServedApi;
import mgwc.compiler.rule.ApiRule;
import mgwc.compiler.rule.BackendPlace;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.rule.fact.Host;
import mgwc.compiler.text.Listing;
import mgwc.model.Environment;

/** A backend that is none of the hosts an environment allows. */
public final class ForbiddenHost implements ApiRule {

    private static final RuleSpec SPEC =
            RuleSpec.error("MGW8007", "forbidden-host", "A backend has a host that the environment does not allow.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(ServedApi served, Findings findings) {
        At<Environment> environment = served.frame().environment();
        List<String> allowed = environment.value().spec().guardrails().allowedHosts();
        if (allowed.isEmpty()) {
            return;
        }
        for (BackendPlace place : BackendPlace.of(served)) {
            Optional<Host> foreign =
                    place.host().filter(host -> allowed.stream().noneMatch(host::fits));
            if (foreign.isPresent()) {
                findings.add(SPEC.at(
                                place.url(),
                                place.subject() + " is `" + foreign.get().name()
                                        + "`, which the environment does not allow")
                        .withRelated(Guardrail.span(environment, "allowedHosts"), "allowed hosts")
                        .withHelp("hosts are " + Listing.of(allowed)));
            }
        }
    }
}
