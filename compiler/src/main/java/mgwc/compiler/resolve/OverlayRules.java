package mgwc.compiler.resolve;

import java.util.List;
import mgwc.compiler.diagnostic.RuleSpec;

/** What can be wrong with an overlay measured by what it changes. */
public final class OverlayRules {

    public static final RuleSpec UNMATCHED_TARGET =
            RuleSpec.error("MGW3001", "unmatched-target", "An overlay changes an API that does not exist.");
    public static final RuleSpec DELETED_NOTHING =
            RuleSpec.error("MGW3002", "deleted-nothing", "An overlay deletes a field that is not there.");
    public static final RuleSpec NO_OP_OVERRIDE = RuleSpec.error(
            "MGW3004", "no-op-override", "An overlay or environment sets a field to the value it has already.");
    public static final RuleSpec OVERLAY_CONFLICT =
            RuleSpec.error("MGW3006", "overlay-conflict", "Two overlays of one environment set the same field.");
    public static final RuleSpec UNKNOWN_ENVIRONMENT =
            RuleSpec.error("MGW3008", "unknown-environment", "An environment is named that does not exist.");

    private OverlayRules() {}

    /** All of them, by id. */
    public static List<RuleSpec> all() {
        return List.of(UNMATCHED_TARGET, DELETED_NOTHING, NO_OP_OVERRIDE, OVERLAY_CONFLICT, UNKNOWN_ENVIRONMENT);
    }
}
