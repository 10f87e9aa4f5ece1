package mgwc.compiler.policy.authenticate;

import java.util.TreeMap;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.resolve.At;
import mgwc.compiler.resolve.ServedApi;
import mgwc.compiler.rule.ApiRule;
import mgwc.compiler.rule.Findings;
import mgwc.model.Api;
import mgwc.model.BackendAuthentication;
import mgwc.value.NodePath;

/** The gateway writes credentials of its own into the field in which backends should get the caller's token. */
final class ReplacedToken implements ApiRule {

    private static final RuleSpec SPEC = RuleSpec.warning(
            "MGW5041", "replaced-token", "Backends should get the caller's token, but get the gateway's credentials.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(ServedApi served, Findings findings) {
        if (!ForwardedToken.in(served)) {
            return;
        }
        At<Api> api = served.api();
        new TreeMap<>(api.value().spec().endpoints())
                .forEach((set, endpoints) -> endpoints
                        .authentication()
                        .filter(ReplacedToken::isAuthorization)
                        .ifPresent(credentials -> findings.add(SPEC.at(
                                        api.keySpan(NodePath.of("spec", "endpoints", set, "authentication")),
                                        "endpoint set `" + set + "` of API `" + served.id()
                                                + "` replaces the tokens of callers by the gateway's credentials")
                                .withRelated(api.span(ForwardedToken.PATH), "forwarded here")
                                .withHelp("delete `forwardToken`, or send the credentials in another header field"))));
    }

    private static boolean isAuthorization(BackendAuthentication credentials) {
        return credentials.basic().isPresent()
                || credentials
                        .header()
                        .filter(header -> header.name().equalsIgnoreCase("Authorization"))
                        .isPresent();
    }
}
