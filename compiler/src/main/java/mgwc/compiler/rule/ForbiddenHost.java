package mgwc.compiler.rule;

import java.util.List;
import mgwc.compiler.report.RuleSpec;
import mgwc.compiler.resolve.EnvironmentConfig;

/** A back end that is none of the hosts an environment allows. */
final class ForbiddenHost implements ConfigRule {

    private static final RuleSpec SPEC =
            RuleSpec.error("MGW8007", "forbidden-host", "A back end has a host that the environment does not allow.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(EnvironmentConfig config, Findings findings) {

        List<String> allowed = config.environment().value().spec().guardrails().allowedHosts();
        if (allowed.isEmpty()) {
            return;
        }
        for (BackendPlace place : BackendPlace.all(config)) {
            place.host()
                    .filter(host -> allowed.stream().noneMatch(host::fits))
                    .ifPresent(host -> findings.add(SPEC.at(
                                    place.url(),
                                    place.subject() + " is `" + host.name() + "`, which the environment does not allow")
                            .withRelated(Guardrail.span(config.environment(), "allowedHosts"), "allowed hosts")
                            .withHelp("hosts are " + Listing.of(allowed))));
        }
    }
}
