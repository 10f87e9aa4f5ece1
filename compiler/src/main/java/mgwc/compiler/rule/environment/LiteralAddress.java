package mgwc.compiler.rule.environment;

import java.util.List;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.resolve.EnvironmentFrame;
import mgwc.compiler.resolve.ServedApi;
import mgwc.compiler.rule.ApiRule;
import mgwc.compiler.rule.BackendPlace;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.rule.fact.Host;

/** A backend has no name after the first promotion stage. */
public final class LiteralAddress implements ApiRule {

    private static final RuleSpec SPEC =
            RuleSpec.info("MGW8013", "literal-address", "A backend after the first promotion stage is an IP address.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(ServedApi served, Findings findings) {
        EnvironmentFrame frame = served.frame();
        List<String> promotion = frame.workspace().value().spec().promotion();
        if (promotion.isEmpty() || promotion.getFirst().equals(frame.name())) {
            return;
        }
        for (BackendPlace place : BackendPlace.of(served)) {
            // What is worse about an address has rules of its own.
            place.host()
                    .filter(host -> !host.isLoopback() && !host.isUnspecified() && !host.isMetadata())
                    .flatMap(Host::literal)
                    .filter(literal -> !literal.isDisguised())
                    .ifPresent(literal -> findings.add(
                            SPEC.at(place.url(), place.subject() + " is the address `" + literal.text() + "`")
                                    .withHelp("name it, so that the machine can be replaced and its certificate"
                                            + " checked without a new release")));
        }
    }
}
