package mgwc.compiler.rule.traffic;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.resolve.ServedApi;
import mgwc.compiler.rule.ApiRule;
import mgwc.compiler.rule.BackendPlace;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.rule.fact.Address;
import mgwc.model.KeyType;

/** A backend of the sandbox is a backend of production. */
public final class SandboxIsProduction implements ApiRule {

    private static final RuleSpec SPEC = RuleSpec.warning(
            "MGW6008", "sandbox-is-production", "Sandbox and production of an API have the same backend.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(ServedApi served, Findings findings) {
        Map<String, BackendPlace> production = new HashMap<>();
        List<BackendPlace> places = BackendPlace.of(served);
        for (BackendPlace place : places) {
            if (place.set().equals(KeyType.PRODUCTION.endpointSet())) {
                Address.of(place.backend().url())
                        .ifPresent(address -> production.putIfAbsent(address.toString(), place));
            }
        }
        for (BackendPlace place : places) {
            if (place.set().equals(KeyType.SANDBOX.endpointSet())) {
                Address.of(place.backend().url())
                        .map(address -> production.get(address.toString()))
                        .ifPresent(same -> findings.add(SPEC.at(
                                        place.url(),
                                        "sandbox calls of API `" + served.id() + "` reach backend `" + same.name()
                                                + "` of production")
                                .withRelated(same.url(), "production")
                                .withHelp("give the sandbox a backend of its own, or delete the endpoint set"
                                        + " `sandbox`")));
            }
        }
    }
}
