package mgwc.compiler.diff;

import static mgwc.compiler.change.Consequence.EXPOSURE;
import static mgwc.compiler.change.Subject.Kind.APPLICATION;

import java.util.List;
import mgwc.compiler.change.ChangeRule;
import mgwc.compiler.change.Leaf;
import mgwc.compiler.change.Risk;

/** Changes of the applications that call APIs. */
final class ConsumerChanges {

    private static final Leaf WHOLE = Leaf.of(APPLICATION, "");
    private static final Leaf SUBSCRIPTION = Leaf.of(APPLICATION, "spec.subscriptions.*");
    private static final Leaf CREDENTIAL = Leaf.of(APPLICATION, "spec.credentials.*");

    static final List<ChangeRule> RULES = List.of(
            ChangeRule.of("MGW9601", "removed-application", "The gateway no longer knows the application.")
                    .breaksCallers(Risk.HIGH)
                    .when(WHOLE.removed()),
            ChangeRule.of("MGW9602", "added-application", "The gateway knows another application.")
                    .means(EXPOSURE, Risk.LOW)
                    .when(WHOLE.added()),
            ChangeRule.of("MGW9603", "removed-subscription", "The application can no longer call the API.")
                    .breaksCallers(Risk.HIGH)
                    .when(SUBSCRIPTION.removed()),
            ChangeRule.of("MGW9604", "added-subscription", "The application can call another API.")
                    .means(EXPOSURE, Risk.LOW)
                    .when(SUBSCRIPTION.added()),
            ChangeRule.of("MGW9605", "changed-credentials", "The application is recognised by another client.")
                    .breaksCallers(Risk.HIGH)
                    .when(CREDENTIAL.removed().or(Leaf.of(APPLICATION, "spec.credentials.*.clientId"))),
            ChangeRule.of("MGW9606", "added-credentials", "Another client acts as the application.")
                    .means(EXPOSURE, Risk.LOW)
                    .when(CREDENTIAL.added()),
            ChangeRule.of("MGW9607", "changed-key-type", "A client of the application reaches other backends.")
                    .means(EXPOSURE, Risk.HIGH)
                    .when(Leaf.of(APPLICATION, "spec.credentials.*.keyType")));

    private ConsumerChanges() {}
}
