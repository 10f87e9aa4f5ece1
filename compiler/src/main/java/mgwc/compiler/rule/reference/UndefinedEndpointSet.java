package mgwc.compiler.rule.reference;

import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.resolve.At;
import mgwc.compiler.resolve.ServedApi;
import mgwc.compiler.rule.ApiRule;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.text.Listing;
import mgwc.compiler.text.Spelling;
import mgwc.model.Api;
import mgwc.value.NodePath;

/** An operation is to be served by an endpoint set that its API does not define. */
public final class UndefinedEndpointSet implements ApiRule {

    private static final RuleSpec SPEC = RuleSpec.error(
            "MGW3025", "undefined-endpoint-set", "An operation names an endpoint set that its API does not define.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(ServedApi served, Findings findings) {
        At<Api> api = served.api();
        Set<String> sets = new TreeSet<>(api.value().spec().endpoints().keySet());
        new TreeMap<>(api.value().spec().operations())
                .forEach((key, settings) -> settings.endpoint()
                        .filter(name -> !sets.contains(name))
                        .ifPresent(name -> findings.add(SPEC.at(
                                        api.span(NodePath.of("spec", "operations", key, "endpoint")),
                                        "operation `" + key + "` of API `" + served.id()
                                                + "` is served by endpoint set `" + name + "`, which is not defined")
                                .withMarker(Spelling.question(name, sets))
                                .withRelated(
                                        api.keySpan(NodePath.of("spec", "endpoints")), "endpoint sets are defined here")
                                .withHelp("endpoint sets are " + Listing.of(sets)))));
    }
}
