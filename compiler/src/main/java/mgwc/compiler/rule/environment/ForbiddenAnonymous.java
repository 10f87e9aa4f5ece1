package mgwc.compiler.rule.environment;

import java.util.TreeMap;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.resolve.At;
import mgwc.compiler.resolve.ServedApi;
import mgwc.compiler.rule.ApiRule;
import mgwc.compiler.rule.Findings;
import mgwc.model.Api;
import mgwc.value.NodePath;

/** An API or operation is open to everyone where the environment does not allow that. */
public final class ForbiddenAnonymous implements ApiRule {

    private static final RuleSpec SPEC = RuleSpec.error(
            "MGW8004", "forbidden-anonymous", "An API is open to everyone in an environment that does not allow it.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(ServedApi served, Findings findings) {
        if (served.frame().environment().value().spec().guardrails().anonymousAllowed()) {
            return;
        }
        At<Api> api = served.api();
        if (api.value().spec().security().anonymous()) {
            findings.add(
                    open(served, api.span(NodePath.of("spec", "security", "anonymous")), "API `" + served.id() + "`"));
        }
        new TreeMap<>(api.value().spec().operations())
                .forEach((key, settings) -> settings.security()
                        .filter(security -> security.anonymous())
                        .ifPresent(security -> findings.add(open(
                                served,
                                api.span(NodePath.of("spec", "operations", key, "security", "anonymous")),
                                "operation `" + key + "` of API `" + served.id() + "`"))));
    }

    private static Diagnostic open(ServedApi served, SourceSpan span, String subject) {
        return SPEC.at(span, subject + " is open to everyone, which the environment does not allow")
                .withRelated(Guardrail.span(served.frame().environment(), "anonymousAllowed"), "not allowed here")
                .withHelp("ask for a token, in the overlay of the environment if only there");
    }
}
