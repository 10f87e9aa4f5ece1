package mgwc.compiler.rule.environment;

import java.util.TreeMap;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.resolve.At;
import mgwc.compiler.resolve.ServedApi;
import mgwc.compiler.rule.ApiRule;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.rule.Overlays;
import mgwc.model.Api;
import mgwc.model.EndpointSet;
import mgwc.model.Environment;
import mgwc.model.KeyType;
import mgwc.value.NodePath;

/** A production endpoint set has fewer active backends than the environment asks for. */
public final class TooFewBackends implements ApiRule {

    private static final RuleSpec SPEC = RuleSpec.error(
            "MGW8002",
            "too-few-backends",
            "A production endpoint set has fewer backends than the environment asks for.");

    private static final NodePath BACKENDS =
            NodePath.of("spec", "endpoints", KeyType.PRODUCTION.endpointSet(), "backends");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(ServedApi served, Findings findings) {
        At<Environment> environment = served.frame().environment();
        int least = environment.value().spec().guardrails().minBackends();
        At<Api> api = served.api();
        EndpointSet set = api.value().spec().endpoints().get(KeyType.PRODUCTION.endpointSet());
        long active = set == null
                ? 0
                : set.backends().values().stream()
                        .filter(backend -> backend.weight() > 0)
                        .count();
        // A set without any is for the rule about idle endpoint sets.
        if (set != null && active > 0 && active < least) {
            findings.add(SPEC.at(
                            Overlays.deletionBelow(served, BACKENDS).orElseGet(() -> place(api, set)),
                            "API `" + served.id() + "` has " + active + " active production backend"
                                    + (active == 1 ? "" : "s") + "; the environment asks for " + least)
                    .withRelated(Guardrail.span(environment, "minBackends"), "asked for here")
                    .withHelp("add backends in the environment's overlay"));
        }
    }

    /** A weight that takes a backend out in an overlay, if there is one, else the backends. */
    private static SourceSpan place(At<Api> api, EndpointSet set) {
        return new TreeMap<>(set.backends())
                .entrySet().stream()
                        .filter(backend -> backend.getValue().weight() == 0)
                        .map(backend ->
                                api.span(BACKENDS.child(backend.getKey()).child("weight")))
                        .filter(span -> !span.file().equals(api.path()))
                        .findFirst()
                        .orElse(api.keySpan(BACKENDS));
    }
}
