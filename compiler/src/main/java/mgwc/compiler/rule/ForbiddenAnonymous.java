package mgwc.compiler.rule;

import java.util.TreeMap;
import mgwc.compiler.report.Diagnostic;
import mgwc.compiler.report.RuleSpec;
import mgwc.compiler.report.SourceSpan;
import mgwc.compiler.resolve.EnvironmentConfig;
import mgwc.value.NodePath;

/** An API or operation is open to everyone where the environment does not allow that. */
final class ForbiddenAnonymous implements ConfigRule {

    private static final RuleSpec SPEC = RuleSpec.error(
            "MGW8004", "forbidden-anonymous", "An API is open to everyone in an environment that does not allow it.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(EnvironmentConfig config, Findings findings) {
        if (config.environment().value().spec().guardrails().anonymousAllowed()) {
            return;
        }
        config.apis().forEach((id, api) -> {
            if (api.value().spec().security().anonymous()) {
                findings.add(open(config, api.span(NodePath.of("spec", "security", "anonymous")), "API `" + id + "`"));
            }
            new TreeMap<>(api.value().spec().operations())
                    .forEach((key, settings) -> settings.security()
                            .filter(security -> security.anonymous())
                            .ifPresent(security -> findings.add(open(
                                    config,
                                    api.span(NodePath.of("spec", "operations", key, "security", "anonymous")),
                                    "operation `" + key + "` of API `" + id + "`"))));
        });
    }

    private static Diagnostic open(EnvironmentConfig config, SourceSpan span, String subject) {
        return SPEC.at(span, subject + " is open to everyone, which the environment does not allow")
                .withRelated(Guardrail.span(config.environment(), "anonymousAllowed"), "not allowed here")
                .withHelp("ask for a token, in the overlay of the environment if only there");
    }
}
