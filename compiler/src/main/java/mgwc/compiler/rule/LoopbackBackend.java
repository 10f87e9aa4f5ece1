package mgwc.compiler.rule;

import java.util.List;
import mgwc.compiler.report.RuleSpec;
import mgwc.compiler.resolve.EnvironmentConfig;

/** A loopback address of a back end in an environment that is no developer's machine. */
final class LoopbackBackend implements ConfigRule {

    private static final RuleSpec SPEC = RuleSpec.info(
            "MGW8009",
            "loopback-backend",
            "A back end after the first promotion stage is on the machine of the gateway.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(EnvironmentConfig config, Findings findings) {

        List<String> promotion = config.workspace().value().spec().promotion();
        boolean first = promotion.isEmpty() || promotion.getFirst().equals(config.name());
        boolean local = Host.ofName(
                        config.environment().value().spec().listener().host())
                .isLoopback();
        if (first || local) {
            return;
        }
        for (BackendPlace place : BackendPlace.all(config)) {
            place.host()
                    .filter(Host::isLoopback)
                    .ifPresent(
                            host -> findings.add(
                                    SPEC.at(place.url(), place.subject() + " is on the machine of the gateway itself")
                                            .withHelp(
                                                    "fine for a sidecar; otherwise write the address of the back end in the environment's overlay")));
        }
    }
}
