package mgwc.compiler.rule.environment;

import java.util.TreeMap;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.resolve.At;
import mgwc.compiler.resolve.ServedApi;
import mgwc.compiler.rule.ApiRule;
import mgwc.compiler.rule.EnvironmentRule;
import mgwc.compiler.rule.EnvironmentView;
import mgwc.compiler.rule.Findings;
import mgwc.model.Api;
import mgwc.model.Environment;
import mgwc.value.NodePath;

/** A backend or a key set is reached without TLS where the environment asks for it. */
public final class PlainHttp implements ApiRule, EnvironmentRule {

    private static final String HELP = "use `https`, and `tls.caFile` for an authority of your own";
    private static final RuleSpec SPEC =
            RuleSpec.error("MGW8001", "plain-http", "An address is `http` in an environment that requires TLS.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(ServedApi served, Findings findings) {
        At<Environment> environment = served.frame().environment();
        if (!environment.value().spec().guardrails().requireTls()) {
            return;
        }
        SourceSpan guardrail = Guardrail.span(environment, "requireTls");
        At<Api> api = served.api();
        new TreeMap<>(api.value().spec().endpoints())
                .forEach((set, endpoints) -> new TreeMap<>(endpoints.backends()).forEach((name, backend) -> {
                    if (isPlain(backend.url())) {
                        NodePath url = NodePath.of("spec", "endpoints", set, "backends", name, "url");
                        findings.add(SPEC.at(
                                        api.span(url),
                                        "backend `" + name + "` of API `" + served.id()
                                                + "` is reached without TLS, which the environment requires")
                                .withRelated(guardrail, "required here")
                                .withHelp(HELP));
                    }
                }));
    }

    @Override
    public void check(EnvironmentView view, Findings findings) {
        At<Environment> environment = view.environment();
        if (!environment.value().spec().guardrails().requireTls()) {
            return;
        }
        SourceSpan guardrail = Guardrail.span(environment, "requireTls");
        new TreeMap<>(environment.value().spec().issuers())
                .forEach((name, issuer) -> issuer.jwks()
                        .url()
                        .filter(PlainHttp::isPlain)
                        .ifPresent(url -> findings.add(SPEC.at(
                                        environment.span(NodePath.of("spec", "issuers", name, "jwks", "url")),
                                        "the keys of issuer `" + name
                                                + "` are fetched without TLS, which the environment requires")
                                .withRelated(guardrail, "required here")
                                .withHelp("use `https`, or a key set `file` in the workspace"))));
    }

    private static boolean isPlain(String url) {
        return url.startsWith("http:");
    }
}
