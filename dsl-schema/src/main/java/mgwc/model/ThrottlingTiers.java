package mgwc.model;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Named request limits. The tier {@code Unlimited} always exists. */
public record ThrottlingTiers(Metadata metadata, Spec spec) {

    /** The tier that never limits. */
    public static final String UNLIMITED = "Unlimited";

    public record Spec(Map<String, Tier> tiers) {
        public Spec {
            tiers = Map.copyOf(tiers);
        }
    }

    /**
     * @param requests how many requests are let through in each {@code per}
     * @param burst how many may come at once; {@code requests} when absent
     */
    public record Tier(long requests, Duration per, Optional<Long> burst) {}
}
