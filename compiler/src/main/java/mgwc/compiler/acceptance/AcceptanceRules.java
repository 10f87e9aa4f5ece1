package mgwc.compiler.acceptance;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import mgwc.compiler.diagnostic.RuleSpec;

/** What can be wrong with waivers and the baseline, measured by all that is found. */
public final class AcceptanceRules {

    public static final RuleSpec UNUSED_WAIVER =
            RuleSpec.warning("MGW3042", "unused-waiver", "A waiver covers nothing that is found.");
    public static final RuleSpec STALE_BASELINE =
            RuleSpec.info("MGW3043", "stale-baseline", "The baseline has entries that are not found any more.");

    private AcceptanceRules() {}

    /** All of them, by id. */
    public static List<RuleSpec> all() {
        return List.of(UNUSED_WAIVER, STALE_BASELINE);
    }

    static Map<String, RuleSpec> byId() {
        return all().stream().collect(Collectors.toMap(RuleSpec::id, Function.identity()));
    }
}
