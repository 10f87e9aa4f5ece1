package mgwc.compiler.rule;

import mgwc.compiler.report.RuleSpec;
import mgwc.compiler.resolve.EnvironmentConfig;

/** A back end has a link-local address or the name of a metadata service. */
final class MetadataAddress implements ConfigRule {

    private static final RuleSpec SPEC =
            RuleSpec.error("MGW5020", "metadata-address", "A back end is where a cloud hands out credentials.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(EnvironmentConfig config, Findings findings) {

        for (BackendPlace place : BackendPlace.all(config)) {
            place.host()
                    .filter(Host::isMetadata)
                    .ifPresent(
                            host -> findings.add(
                                    SPEC.at(
                                                    place.url(),
                                                    place.subject() + " is `" + host.name()
                                                            + "`, where a cloud hands out credentials")
                                            .withHelp(
                                                    "name the service that is meant; callers of the API could read the gateway's own credentials")));
        }
    }
}
