package mgwc.compiler.rule.traffic;

import java.util.List;
import java.util.TreeMap;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.resolve.At;
import mgwc.compiler.resolve.ServedApi;
import mgwc.compiler.rule.ApiRule;
import mgwc.compiler.rule.Findings;
import mgwc.model.Api;
import mgwc.model.EndpointSet;
import mgwc.value.NodePath;

/** Every backend of an endpoint set is out of rotation. */
public final class NoActiveBackend implements ApiRule {

    private static final RuleSpec SPEC =
            RuleSpec.error("MGW6001", "idle-endpoint-set", "No backend of an endpoint set has a weight above 0.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(ServedApi served, Findings findings) {
        At<Api> api = served.api();
        new TreeMap<>(api.value().spec().endpoints()).forEach((name, set) -> {
            if (set.backends().values().stream().noneMatch(backend -> backend.weight() > 0)) {
                findings.add(idle(api, name, set));
            }
        });
    }

    /** Points at a weight that an overlay set, if one did, else at the first. */
    private static Diagnostic idle(At<Api> api, String set, EndpointSet endpoints) {
        NodePath backends = NodePath.of("spec", "endpoints", set, "backends");
        List<SourceSpan> weights = new TreeMap<>(endpoints.backends())
                .keySet().stream()
                        .map(name -> api.span(backends.child(name).child("weight")))
                        .toList();
        SourceSpan place = weights.stream()
                .filter(span -> !span.file().equals(api.path()))
                .findFirst()
                .orElse(weights.getFirst());
        return SPEC.at(
                        place,
                        "no backend of endpoint set `" + set + "` of API `"
                                + api.value().id() + "` has a weight above 0")
                .withRelated(api.keySpan(backends), "the backends")
                .withHelp("give at least one backend a `weight`, or delete the endpoint set");
    }
}
