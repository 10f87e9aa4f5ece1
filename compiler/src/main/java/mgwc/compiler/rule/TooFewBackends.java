package mgwc.compiler.rule;

import mgwc.compiler.report.RuleSpec;
import mgwc.compiler.resolve.EnvironmentConfig;
import mgwc.model.EndpointSet;
import mgwc.model.KeyType;
import mgwc.value.NodePath;

/** A production endpoint set has fewer active back ends than the environment asks for. */
final class TooFewBackends implements ConfigRule {

    private static final RuleSpec SPEC = RuleSpec.error(
            "MGW8002",
            "too-few-backends",
            "A production endpoint set has fewer back ends than the environment asks for.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(EnvironmentConfig config, Findings findings) {
        int least = config.environment().value().spec().guardrails().minBackends();
        String production = KeyType.PRODUCTION.endpointSet();
        config.apis().forEach((id, api) -> {
            EndpointSet set = api.value().spec().endpoints().get(production);
            if (set != null) {
                long active = set.backends().values().stream()
                        .filter(backend -> backend.weight() > 0)
                        .count();
                // A set without any is for the rule about idle endpoint sets.
                if (active > 0 && active < least) {
                    findings.add(SPEC.at(
                                    api.keySpan(NodePath.of("spec", "endpoints", production, "backends")),
                                    "API `" + id + "` has " + active + " active production back end"
                                            + (active == 1 ? "" : "s") + "; the environment asks for " + least)
                            .withRelated(Guardrail.span(config.environment(), "minBackends"), "asked for here")
                            .withHelp("add back ends in the environment's overlay"));
                }
            }
        });
    }
}
