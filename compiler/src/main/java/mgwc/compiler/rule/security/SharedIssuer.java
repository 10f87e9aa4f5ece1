package mgwc.compiler.rule.security;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.resolve.At;
import mgwc.compiler.resolve.ServedApi;
import mgwc.compiler.rule.ApiRule;
import mgwc.compiler.rule.Findings;
import mgwc.model.ApiSecurity;
import mgwc.model.Environment;
import mgwc.value.NodePath;

/** Two issuers of an API have the same {@code iss} claim, so a token would not tell which keys count. */
public final class SharedIssuer implements ApiRule {

    private static final NodePath ISSUERS = NodePath.of("spec", "security", "jwt", "issuers");
    private static final RuleSpec SPEC =
            RuleSpec.error("MGW5010", "shared-issuer", "An API trusts two issuers that have the same `iss`.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(ServedApi served, Findings findings) {
        At<Environment> environment = served.frame().environment();
        List<String> trusted = served.api()
                .value()
                .spec()
                .security()
                .jwt()
                .map(ApiSecurity.Jwt::issuers)
                .orElse(List.of());
        Map<String, String> names = new HashMap<>();
        for (int i = 0; i < trusted.size(); i++) {
            String name = trusted.get(i);
            Environment.Issuer issuer = environment.value().spec().issuers().get(name);
            String earlier = issuer == null ? null : names.putIfAbsent(issuer.issuer(), name);
            if (earlier != null) {
                findings.add(SPEC.at(
                                served.api().span(ISSUERS.child(i)),
                                "API `" + served.id() + "` trusts issuers `" + earlier + "` and `" + name
                                        + "`, which have the same `iss`")
                        .withRelated(environment.span(iss(earlier)), "`" + earlier + "`")
                        .withRelated(environment.span(iss(name)), "`" + name + "`")
                        .withHelp("trust one of them; one issuer may have several audiences and keys"));
            }
        }
    }

    private static NodePath iss(String name) {
        return NodePath.of("spec", "issuers", name, "issuer");
    }
}
