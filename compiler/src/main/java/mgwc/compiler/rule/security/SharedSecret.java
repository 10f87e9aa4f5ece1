package mgwc.compiler.rule.security;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.resolve.At;
import mgwc.compiler.rule.EnvironmentRule;
import mgwc.compiler.rule.EnvironmentView;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.rule.fact.SharedFact;
import mgwc.model.Environment;
import mgwc.value.NodePath;

/** One reference to a secret serves two purposes, such as the key of the listener and a password. */
public final class SharedSecret implements EnvironmentRule {

    private static final RuleSpec SPEC =
            RuleSpec.warning("MGW5019", "shared-secret", "One secret is used for two different purposes.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(EnvironmentView view, Findings findings) {
        List<SharedFact> uses = new ArrayList<>();
        ofListener(view.environment()).ifPresent(uses::add);
        view.apis().values().forEach(api -> api.of(SharedFact.Kind.SECRET).forEach(uses::add));
        Map<String, SharedFact> first = new HashMap<>();
        for (SharedFact use : uses) {
            SharedFact earlier = first.putIfAbsent(use.key(), use);
            if (earlier != null && !earlier.detail().equals(use.detail())) {
                findings.add(SPEC.at(use.span(), "one secret is " + earlier.detail() + " and " + use.detail())
                        .withRelated(earlier.span(), earlier.detail())
                        .withHelp("give each purpose a secret of its own, so that each can be changed alone"));
            }
        }
    }

    private static Optional<SharedFact> ofListener(At<Environment> environment) {
        return environment
                .value()
                .spec()
                .listener()
                .tls()
                .map(tls -> new SharedFact(
                        SharedFact.Kind.SECRET,
                        tls.privateKey().secretRef().toString(),
                        "the private key of the listener",
                        environment.keySpan(NodePath.of("spec", "listener", "tls", "privateKey", "secretRef"))));
    }
}
