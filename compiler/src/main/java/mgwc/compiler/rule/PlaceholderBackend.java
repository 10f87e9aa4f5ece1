package mgwc.compiler.rule;

import mgwc.compiler.report.RuleSpec;
import mgwc.compiler.resolve.EnvironmentConfig;

/** A back end below {@code example.com} or another domain that exists for examples only. */
final class PlaceholderBackend implements ConfigRule {

    private static final RuleSpec SPEC = RuleSpec.warning(
            "MGW8008", "placeholder-backend", "A back end has an address that is reserved for examples.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(EnvironmentConfig config, Findings findings) {

        for (BackendPlace place : BackendPlace.all(config)) {
            place.host()
                    .filter(Host::isPlaceholder)
                    .ifPresent(
                            host -> findings.add(
                                    SPEC.at(
                                                    place.url(),
                                                    place.subject() + " is `" + host.name()
                                                            + "`, which is reserved for examples (RFC 2606)")
                                            .withHelp(
                                                    "write the address of the back end, in the overlay of the environment if only there")));
        }
    }
}
