package mgwc.compiler.rule;

import java.util.HashMap;
import java.util.Map;
import mgwc.compiler.report.RuleSpec;
import mgwc.compiler.resolve.EnvironmentConfig;
import mgwc.value.SecretRef;

/** One reference to a secret serves two purposes, such as the key of the listener and a password. */
final class SharedSecret implements ConfigRule {

    private static final RuleSpec SPEC =
            RuleSpec.warning("MGW5019", "shared-secret", "One secret is used for two different purposes.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(EnvironmentConfig config, Findings findings) {
        Map<SecretRef, SecretUse> uses = new HashMap<>();
        for (SecretUse use : SecretUse.all(config)) {
            SecretUse earlier = uses.putIfAbsent(use.ref(), use);
            if (earlier != null && !earlier.purpose().equals(use.purpose())) {
                findings.add(SPEC.at(use.span(), "one secret is " + earlier.purpose() + " and " + use.purpose())
                        .withRelated(earlier.span(), earlier.purpose())
                        .withHelp("give each purpose a secret of its own, so that each can be changed alone"));
            }
        }
    }
}
