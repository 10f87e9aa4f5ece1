package mgwc.compiler.rule.reference;

import java.util.TreeMap;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.resolve.At;
import mgwc.compiler.resolve.ServedApi;
import mgwc.compiler.rule.ApiRule;
import mgwc.compiler.rule.Findings;
import mgwc.model.Api;
import mgwc.model.OperationSettings.OperationSecurity;
import mgwc.value.NodePath;

/** An operation of an open API is opened once more. */
public final class RedundantAnonymous implements ApiRule {

    private static final RuleSpec SPEC = RuleSpec.warning(
            "MGW3038", "redundant-anonymous", "An operation is opened in an API that is open already.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(ServedApi served, Findings findings) {
        At<Api> api = served.api();
        if (!api.value().spec().security().anonymous()) {
            return;
        }
        SourceSpan opened = api.span(NodePath.of("spec", "security", "anonymous"));
        // Where only an overlay opens the API, the line counts in other environments.
        boolean everywhere = opened.file().equals(api.path());
        new TreeMap<>(api.value().spec().operations())
                .forEach((key, settings) -> settings.security()
                        .filter(OperationSecurity::anonymous)
                        .map(security -> api.span(NodePath.of("spec", "operations", key, "security", "anonymous")))
                        .filter(span -> everywhere || !span.file().equals(api.path()))
                        .ifPresent(span -> findings.add(SPEC.at(
                                        span,
                                        "operation `" + key + "` of API `" + served.id()
                                                + "` is open already, as the whole API is")
                                .withRelated(opened, "opened here")
                                .withHelp("delete the line, or ask for a token at the other operations"))));
    }
}
