package mgwc.compiler.rule.reference;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.resolve.At;
import mgwc.compiler.resolve.ServedApi;
import mgwc.compiler.rule.ApiRule;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.text.Spelling;
import mgwc.model.Api;
import mgwc.model.KeyType;
import mgwc.value.NodePath;

/** An endpoint set that neither a key type nor an operation selects. */
public final class UnusedEndpointSet implements ApiRule {

    private static final RuleSpec SPEC = RuleSpec.warning(
            "MGW3035", "unused-endpoint-set", "An endpoint set is selected by no key type and no operation.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(ServedApi served, Findings findings) {
        At<Api> api = served.api();
        Set<String> used = new HashSet<>();
        for (KeyType type : KeyType.values()) {
            used.add(type.endpointSet());
        }
        api.value()
                .spec()
                .operations()
                .values()
                .forEach(settings -> settings.endpoint().ifPresent(used::add));
        for (String name : new TreeSet<>(api.value().spec().endpoints().keySet())) {
            if (!used.contains(name)) {
                findings.add(SPEC.at(
                                api.keySpan(NodePath.of("spec", "endpoints", name)),
                                "endpoint set `" + name + "` of API `" + served.id() + "` gets no requests")
                        .withMarker(Spelling.question(name, used))
                        .withHelp("name it as the `endpoint` of an operation, or delete it; only `production` and"
                                + " `sandbox` are selected by themselves"));
            }
        }
    }
}
