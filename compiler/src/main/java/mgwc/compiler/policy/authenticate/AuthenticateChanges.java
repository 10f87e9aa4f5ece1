package mgwc.compiler.policy.authenticate;

import static mgwc.compiler.change.Consequence.CALLERS;
import static mgwc.compiler.change.Consequence.EXPOSURE;
import static mgwc.compiler.change.Subject.Kind.API;

import java.util.List;
import mgwc.compiler.change.ChangeRule;
import mgwc.compiler.change.Leaf;
import mgwc.compiler.change.Risk;

/** Changes of how far tokens go. */
final class AuthenticateChanges {

    private static final Leaf FORWARDED = Leaf.of(API, "spec.security.jwt.forwardToken");

    static final List<ChangeRule> RULES = List.of(
            ChangeRule.of("MGW9145", "forwarded-token", "Backends get the tokens of callers.")
                    .means(EXPOSURE, Risk.HIGH)
                    .when(FORWARDED.becomes("true")),
            ChangeRule.of("MGW9146", "withheld-token", "Backends no longer get the tokens of callers.")
                    .means(CALLERS, Risk.MEDIUM)
                    .when(FORWARDED.was("true")));

    private AuthenticateChanges() {}
}
