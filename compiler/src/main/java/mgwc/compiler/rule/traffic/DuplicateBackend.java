package mgwc.compiler.rule.traffic;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.resolve.At;
import mgwc.compiler.resolve.ServedApi;
import mgwc.compiler.rule.ApiRule;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.rule.fact.Address;
import mgwc.model.Api;
import mgwc.model.EndpointSet;
import mgwc.value.NodePath;

/** Two backends of a set are the same address, so one failure takes both out. */
public final class DuplicateBackend implements ApiRule {

    private static final RuleSpec SPEC =
            RuleSpec.warning("MGW6003", "duplicate-backend", "Two backends of an endpoint set have the same address.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(ServedApi served, Findings findings) {
        At<Api> api = served.api();
        new TreeMap<>(api.value().spec().endpoints()).forEach((name, set) -> judge(api, name, set, findings));
    }

    private static void judge(At<Api> api, String set, EndpointSet endpoints, Findings findings) {
        Map<String, String> names = new HashMap<>();
        NodePath backends = NodePath.of("spec", "endpoints", set, "backends");
        new TreeMap<>(endpoints.backends()).forEach((name, backend) -> {
            String earlier = names.putIfAbsent(address(backend.url()), name);
            if (earlier != null) {
                findings.add(SPEC.at(
                                api.span(backends.child(name).child("url")),
                                "backends `" + earlier + "` and `" + name + "` of endpoint set `" + set + "` of API `"
                                        + api.value().id() + "` are the same address")
                        .withRelated(api.span(backends.child(earlier).child("url")), "`" + earlier + "`")
                        .withHelp("delete one of them; `weight` says how many requests a backend gets"));
            }
        });
    }

    /** A URL without what makes no difference: case of the host, the default port, a slash at the end. */
    private static String address(String url) {
        return Address.of(url).map(Address::toString).orElse(url);
    }
}
