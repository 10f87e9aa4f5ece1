package mgwc.gateway.release;

import java.util.Map;
import mgwc.release.StepCatalogue;
import mgwc.release.StepEntry;
import mgwc.release.StepLevel;

/**
 * Whether the steps of a target may stand there, and whether the steps that let requests through are guarded: an
 * operation that requires authentication needs every step that guards one of its own, and one that requires none may
 * have no guard, which would be a contradiction.
 */
final class GuardCheck {

    private GuardCheck() {}

    /** Refuses steps that the catalogue lacks or that may not stand at the level. */
    static void levels(Map<String, String> steps, StepLevel level, String target, ConfigPath at) throws ReleaseRefused {
        for (String name : steps.keySet()) {
            StepEntry entry = StepCatalogue.find(name)
                    .orElseThrow(() -> at.wrong("has the step `" + name + "`, which this gateway does not have"));
            at.that(entry.levels().contains(level), "has the step `" + name + "`, which may not stand at " + target);
        }
    }

    static void guards(GatewayConfig.ApiOperation operation, ConfigPath at) throws ReleaseRefused {
        for (StepEntry entry : StepCatalogue.inOrder(operation.steps().keySet())) {
            switch (operation.authentication()) {
                case REQUIRED -> {
                    for (String guard : entry.guardedBy()) {
                        at.that(
                                operation.steps().containsKey(guard),
                                "requires authentication but lacks `" + guard + "`, which guards its step `"
                                        + entry.name() + "`");
                    }
                }
                case NONE ->
                    at.that(
                            !StepCatalogue.isGuard(entry.name()),
                            "requires no authentication but has the step `" + entry.name() + "`");
            }
        }
    }
}
