package mgwc.compiler.rule.environment;

import java.util.List;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.resolve.EnvironmentFrame;
import mgwc.compiler.resolve.ServedApi;
import mgwc.compiler.rule.ApiRule;
import mgwc.compiler.rule.BackendPlace;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.rule.fact.Host;

/** A loopback address of a backend in an environment that is no developer's machine. */
public final class LoopbackBackend implements ApiRule {

    private static final RuleSpec SPEC = RuleSpec.info(
            "MGW8009",
            "loopback-backend",
            "A backend after the first promotion stage is on the machine of the gateway.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(ServedApi served, Findings findings) {
        EnvironmentFrame frame = served.frame();
        List<String> promotion = frame.workspace().value().spec().promotion();
        boolean first = promotion.isEmpty() || promotion.getFirst().equals(frame.name());
        boolean local = Host.ofName(
                        frame.environment().value().spec().listener().host())
                .isLoopback();
        if (first || local) {
            return;
        }
        for (BackendPlace place : BackendPlace.of(served)) {
            if (place.host()
                    .filter(host -> host.isLoopback() || host.isUnspecified())
                    .isPresent()) {
                findings.add(SPEC.at(place.url(), place.subject() + " is on the machine of the gateway itself")
                        .withHelp("fine for a sidecar; otherwise write the address of the backend in the"
                                + " environment's overlay"));
            }
        }
    }
}
