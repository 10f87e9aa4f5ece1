package mgwc.compiler.diff;

import static mgwc.compiler.change.Consequence.CALLERS;
import static mgwc.compiler.change.Consequence.EXPOSURE;
import static mgwc.compiler.change.Consequence.OBSERVABILITY;
import static mgwc.compiler.change.Subject.Kind.API;
import static mgwc.compiler.change.Subject.Kind.ENVIRONMENT;

import java.util.List;
import mgwc.compiler.change.Change;
import mgwc.compiler.change.ChangeRule;
import mgwc.compiler.change.Comparison;
import mgwc.compiler.change.Leaf;
import mgwc.compiler.change.Risk;
import mgwc.compiler.workspace.Document;
import mgwc.model.Kind;
import mgwc.value.NodePath;

/** Changes of what can be called. */
final class SurfaceChanges {

    private static final Leaf WHOLE = Leaf.of(API, "");
    private static final Leaf OPERATION = Leaf.of(API, "spec.operations.*");

    static final List<ChangeRule> RULES = List.of(
            ChangeRule.of("MGW9401", "removed-api", "The API is gone.")
                    .breaksCallers(Risk.HIGH)
                    .when(WHOLE.removed().unless(SurfaceChanges::declaredAfter)),
            ChangeRule.of("MGW9402", "unselected-api", "The API is still declared, but its labels keep it out of here.")
                    .breaksCallers(Risk.HIGH)
                    .when(WHOLE.removed().and(SurfaceChanges::declaredAfter)),
            ChangeRule.of("MGW9403", "added-api", "Callers can reach an API that was not here.")
                    .means(EXPOSURE, Risk.LOW)
                    .when(WHOLE.added()),
            ChangeRule.of("MGW9404", "moved-api", "The API answers under another path only.")
                    .breaksCallers(Risk.HIGH)
                    .when(Leaf.of(API, "spec.basePath")),
            ChangeRule.of("MGW9405", "removed-operation", "Requests that were answered are not found.")
                    .breaksCallers(Risk.HIGH)
                    .when(OPERATION.removed()),
            ChangeRule.of("MGW9406", "added-operation", "Callers can make requests that were not found before.")
                    .means(EXPOSURE, Risk.LOW)
                    .when(OPERATION.added()),
            ChangeRule.of("MGW9407", "moved-operation", "The operation answers other requests than before.")
                    .breaksCallers(Risk.HIGH)
                    .when(OPERATION.goes((before, after) -> !Renames.sameRequests(before, after))),
            ChangeRule.of("MGW9408", "renamed-operation", "Usage events name the operation differently.")
                    .means(OBSERVABILITY, Risk.LOW)
                    .when(Leaf.of(API, "spec.operations.*.operationId")),
            ChangeRule.of("MGW9409", "renamed-api", "Subscriptions and usage events name the API differently.")
                    .means(OBSERVABILITY, Risk.MEDIUM)
                    .when(Leaf.of(API, "metadata.name")),
            ChangeRule.of("MGW9410", "changed-selection", "Other labels decide which APIs are served here.")
                    .means(CALLERS, Risk.MEDIUM)
                    .when(Leaf.of(ENVIRONMENT, "spec.apis.**")),
            ChangeRule.of("MGW9411", "added-environment", "There is an environment that was not there.")
                    .means(EXPOSURE, Risk.LOW)
                    .when(Leaf.of(ENVIRONMENT, "").added()),
            ChangeRule.of("MGW9412", "removed-environment", "The environment is gone, with all that it served.")
                    .breaksCallers(Risk.HIGH)
                    .when(Leaf.of(ENVIRONMENT, "").removed()));

    private SurfaceChanges() {}

    private static boolean declaredAfter(Change change, Comparison sides) {
        return sides.after().config().stream()
                .flatMap(config -> config.declarations().ofKind(Kind.API).stream())
                .anyMatch(document -> change.subject().name().equals(nameOf(document)));
    }

    private static String nameOf(Document document) {
        return document.name() + "-"
                + document.root().textAt(NodePath.of("metadata", "version")).orElse("");
    }
}
