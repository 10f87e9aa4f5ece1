package mgwc.compiler.policy.cors;

import java.util.List;
import java.util.Optional;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.resolve.At;
import mgwc.compiler.resolve.ServedApi;
import mgwc.compiler.rule.ApiRule;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.rule.fact.Host;
import mgwc.model.Environment;
import mgwc.value.NodePath;

/** Pages that anyone on the way can change may call where that matters. */
final class PlainOrigin implements ApiRule {

    private static final NodePath GUARDRAIL = NodePath.of("spec", "guardrails", "requireTls");
    private static final RuleSpec SPEC =
            RuleSpec.warning("MGW5033", "plain-origin", "Pages that are loaded without TLS may call an API.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(ServedApi served, Findings findings) {
        At<Environment> environment = served.frame().environment();
        boolean tls = environment.value().spec().guardrails().requireTls();
        for (CorsSection section : CorsSection.of(served)) {
            List<String> origins = section.cors().origins();
            for (int i = 0; i < origins.size(); i++) {
                Optional<String> host = new PageOrigin(origins.get(i)).plainHost();
                boolean local = host.map(name -> Host.ofName(name).isLoopback()).orElse(false);
                if (host.isPresent() && (tls || (section.cors().allowCredentials() && !local))) {
                    findings.add(finding(section, i, tls, environment));
                }
            }
        }
    }

    private static Diagnostic finding(CorsSection section, int index, boolean tls, At<Environment> environment) {
        Diagnostic found = SPEC.at(
                        section.originSpan(index),
                        "pages of `" + section.cors().origins().get(index) + "` may call " + section.owner()
                                + ", and everyone on the way can change these pages")
                .withHelp("use `https`");
        return tls ? found.withRelated(environment.span(GUARDRAIL), "the environment requires TLS") : found;
    }
}
