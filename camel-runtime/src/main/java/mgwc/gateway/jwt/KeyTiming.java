package mgwc.gateway.jwt;

import java.time.Duration;

/**
 * When fetched keys are fetched again.
 *
 * @param refresh between two fetches that succeed; a key that an issuer withdraws is refused after that time
 * @param firstRetry after a failed fetch; doubled with every further one, up to {@code coolDown}
 * @param coolDown at least that long between two fetches that unknown key ids ask for
 * @param maxAge how long keys are used while the issuer cannot be asked
 * @param fetch the longest one fetch may take
 */
record KeyTiming(Duration refresh, Duration firstRetry, Duration coolDown, Duration maxAge, Duration fetch) {

    static final KeyTiming STANDARD = new KeyTiming(
            Duration.ofMinutes(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            Duration.ofHours(24),
            Duration.ofSeconds(10));
}
