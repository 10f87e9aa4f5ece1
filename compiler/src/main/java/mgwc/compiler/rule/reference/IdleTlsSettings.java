package mgwc.compiler.rule.reference;

import java.util.TreeMap;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.resolve.At;
import mgwc.compiler.resolve.ServedApi;
import mgwc.compiler.rule.ApiRule;
import mgwc.compiler.rule.Findings;
import mgwc.model.Api;
import mgwc.value.NodePath;

/** TLS settings of an endpoint set whose backends are all reached without TLS. */
public final class IdleTlsSettings implements ApiRule {

    private static final RuleSpec SPEC = RuleSpec.warning(
            "MGW3039", "idle-tls-settings", "An endpoint set has TLS settings, but no backend of it uses TLS.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(ServedApi served, Findings findings) {
        At<Api> api = served.api();
        new TreeMap<>(api.value().spec().endpoints()).forEach((name, set) -> {
            boolean plain = set.backends().values().stream()
                    .noneMatch(backend -> backend.url().startsWith("https:"));
            if (set.tls().isPresent() && plain) {
                findings.add(SPEC.at(
                                api.keySpan(NodePath.of("spec", "endpoints", name, "tls")),
                                "endpoint set `" + name + "` of API `" + served.id()
                                        + "` has TLS settings, but all its backends are `http`")
                        .withHelp("make the addresses `https`, or delete `tls`"));
            }
        });
    }
}
