package mgwc.compiler.rule;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import mgwc.compiler.report.RuleSpec;
import mgwc.compiler.resolve.EnvironmentConfig;
import mgwc.value.NodePath;

/** An environment defines an issuer that none of its APIs trusts. */
final class UnusedIssuer implements ConfigRule {

    private static final RuleSpec SPEC =
            RuleSpec.warning("MGW3028", "unused-issuer", "An environment defines an issuer that no API trusts.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(EnvironmentConfig config, Findings findings) {
        if (Broken.any(config.declarations()) || Broken.byOverlay(config)) {
            return;
        }
        Set<String> trusted = new HashSet<>();
        config.apis()
                .values()
                .forEach(api -> api.value().spec().security().jwt().ifPresent(jwt -> trusted.addAll(jwt.issuers())));
        for (String name :
                new TreeSet<>(config.environment().value().spec().issuers().keySet())) {
            if (!trusted.contains(name)) {
                findings.add(SPEC.at(
                                config.environment().keySpan(NodePath.of("spec", "issuers", name)),
                                "issuer `" + name + "` is trusted by no API that the environment serves")
                        .withHelp("delete it, or name it in `spec.security.jwt.issuers` of an API"));
            }
        }
    }
}
