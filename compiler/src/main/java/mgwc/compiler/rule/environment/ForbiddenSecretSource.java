package mgwc.compiler.rule.environment;

import java.util.List;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.resolve.At;
import mgwc.compiler.rule.EnvironmentRule;
import mgwc.compiler.rule.EnvironmentView;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.rule.fact.SharedFact;
import mgwc.compiler.text.Listing;
import mgwc.model.Environment;
import mgwc.value.NodePath;

/** A secret that comes from a source the environment does not allow, such as a command. */
public final class ForbiddenSecretSource implements EnvironmentRule {

    private static final NodePath KEY = NodePath.of("spec", "listener", "tls", "privateKey", "secretRef");
    private static final RuleSpec SPEC = RuleSpec.error(
            "MGW8025", "forbidden-secret-source", "A secret comes from a source that the environment does not allow.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(EnvironmentView view, Findings findings) {
        At<Environment> environment = view.environment();
        environment
                .value()
                .spec()
                .listener()
                .tls()
                .ifPresent(tls -> check(
                        environment,
                        tls.privateKey().secretRef().toString(),
                        "the private key of the listener",
                        environment.keySpan(KEY),
                        findings));
        view.apis()
                .values()
                .forEach(api -> api.of(SharedFact.Kind.SECRET)
                        .forEach(secret -> check(environment, secret.key(), secret.detail(), secret.span(), findings)));
    }

    private static void check(
            At<Environment> environment, String reference, String purpose, SourceSpan span, Findings findings) {
        List<String> allowed = environment.value().spec().guardrails().secretSources();
        String source = source(reference);
        if (!allowed.contains(source)) {
            findings.add(SPEC.at(span, purpose + " comes from `" + source + "`, which the environment does not allow")
                    .withRelated(Guardrail.span(environment, "secretSources"), "allowed sources")
                    .withHelp("secrets come from " + Listing.of(allowed)));
        }
    }

    /** The field that a {@link mgwc.value.SecretRef} is written with. */
    private static String source(String reference) {
        String kind = reference.substring(0, reference.indexOf(' '));
        return kind.equals("command") ? "exec" : kind;
    }
}
