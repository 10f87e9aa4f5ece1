package mgwc.compiler.rule.environment;

import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.rule.EnvironmentRule;
import mgwc.compiler.rule.EnvironmentView;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.rule.fact.Host;
import mgwc.compiler.yaml.Origin;
import mgwc.model.Environment;
import mgwc.value.NodePath;

/** The environment requires TLS of others and serves its callers without. */
public final class PlainListener implements EnvironmentRule {

    private static final NodePath LISTENER = NodePath.of("spec", "listener");
    private static final RuleSpec SPEC =
            RuleSpec.warning("MGW8011", "plain-listener", "An environment requires TLS, but listens without it.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(EnvironmentView view, Findings findings) {
        Environment.Spec spec = view.environment().value().spec();
        boolean local = Host.ofName(spec.listener().host()).isLoopback();
        if (spec.guardrails().requireTls() && spec.listener().tls().isEmpty() && !local) {
            SourceSpan required = Guardrail.span(view.environment(), "requireTls");
            boolean written = view.environment()
                    .root()
                    .at(LISTENER)
                    .filter(node -> node.origin() instanceof Origin.Written)
                    .isPresent();
            Diagnostic found = SPEC.at(
                            written ? view.environment().keySpan(LISTENER) : required,
                            "the environment requires TLS, but its listener serves HTTP without it")
                    .withHelp(
                            "set `spec.listener.tls`; where TLS ends before the gateway, listen on a loopback address");
            findings.add(written ? found.withRelated(required, "required here") : found);
        }
    }
}
