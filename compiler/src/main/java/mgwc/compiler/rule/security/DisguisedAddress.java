package mgwc.compiler.rule.security;

import java.util.Optional;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.resolve.ServedApi;
import mgwc.compiler.rule.ApiRule;
import mgwc.compiler.rule.BackendPlace;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.rule.fact.Host;
import mgwc.compiler.rule.fact.IpLiteral;

/** A backend is an IPv4 address that is not written as one. */
public final class DisguisedAddress implements ApiRule {

    private static final RuleSpec SPEC = RuleSpec.warning(
            "MGW5021", "disguised-address", "A backend is an IPv4 address that does not look like it.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(ServedApi served, Findings findings) {
        for (BackendPlace place : BackendPlace.of(served)) {
            Optional<IpLiteral> literal = place.host()
                    .filter(host -> !host.isMetadata()) // worse, which has its own rule
                    .flatMap(Host::literal)
                    .filter(IpLiteral::isDisguised);
            literal.ifPresent(address -> findings.add(SPEC.at(
                            place.url(),
                            place.subject() + " is `" + address.text() + "`, which programs read as " + address)
                    .withHelp("write the four decimal numbers, or a name; some programs take this spelling for another"
                            + " address or none")));
        }
    }
}
