package mgwc.compiler.rule;

import java.util.TreeMap;
import mgwc.compiler.report.RuleSpec;
import mgwc.compiler.resolve.EnvironmentConfig;
import mgwc.value.NodePath;

/** Every back end of an endpoint set is out of rotation. */
final class NoActiveBackend implements ConfigRule {

    private static final RuleSpec SPEC =
            RuleSpec.error("MGW6001", "idle-endpoint-set", "No back end of an endpoint set has a weight above 0.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(EnvironmentConfig config, Findings findings) {
        config.apis()
                .forEach((id, api) -> new TreeMap<>(api.value().spec().endpoints()).forEach((name, set) -> {
                    NodePath path = NodePath.of("spec", "endpoints", name);
                    if (set.backends().values().stream().noneMatch(backend -> backend.weight() > 0)) {
                        findings.add(SPEC.at(
                                        api.keySpan(path.child("backends")),
                                        "no back end of endpoint set `" + name + "` of API `" + id
                                                + "` has a weight above 0")
                                .withHelp("give at least one back end a `weight`, or delete the endpoint set"));
                    }
                }));
    }
}
