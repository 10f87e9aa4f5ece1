package mgwc.compiler.rule.traffic;

import mgwc.model.ThrottlingTiers.Tier;
import mgwc.value.DurationText;

/** Compares what tiers let through. */
final class Rates {

    private Rates() {}

    static boolean above(Tier one, Tier other) {
        // At most 10^9 requests and 31 days: the products stay far below 2^63.
        return one.requests() * other.per().toMillis()
                > other.requests() * one.per().toMillis();
    }

    /** {@code 6000 requests per `1m`}. */
    static String text(Tier tier) {
        return tier.requests() + " requests per `" + DurationText.of(tier.per()) + "`";
    }
}
