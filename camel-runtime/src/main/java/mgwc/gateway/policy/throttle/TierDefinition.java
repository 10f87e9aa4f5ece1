package mgwc.gateway.policy.throttle;

import java.time.Duration;
import java.util.Set;
import mgwc.gateway.release.ConfigPath;
import mgwc.gateway.release.DefinitionKind;
import mgwc.gateway.release.ReleaseRefused;

/**
 * A tier of a release, which is a token bucket: {@code requests} per {@code perMillis}, at most {@code burst} at once.
 */
record TierDefinition(long burst, long perMillis, long requests) {

    static final DefinitionKind<TierDefinition> KIND =
            new DefinitionKind<>("tiers", TierDefinition.class, TierDefinition::check);

    private static final long LONGEST_PERIOD_MILLIS = Duration.ofDays(366).toMillis();

    private static void check(TierDefinition tier, ConfigPath at, Set<String> files) throws ReleaseRefused {
        at.that(tier.requests() > 0 && tier.perMillis() > 0 && tier.burst() > 0, "allows nothing");
        at.field("perMillis").that(tier.perMillis() <= LONGEST_PERIOD_MILLIS, "is longer than a year");
    }

    Limit limit() {
        return new Limit(requests, Duration.ofMillis(perMillis), burst);
    }
}
