package mgwc.gateway.policy.throttle;

import java.time.Duration;

/**
 * How many requests are let through.
 *
 * @param requests refilled evenly over every {@code period}; positive
 * @param period positive
 * @param burst how many may come at once after a quiet time; positive
 */
public record Limit(long requests, Duration period, long burst) {
    public Limit {
        if (requests <= 0 || burst <= 0 || !period.isPositive()) {
            throw new IllegalArgumentException(
                    "a limit of " + requests + " requests in " + period + " with burst " + burst);
        }
        if (requests > period.toNanos()) {
            throw new IllegalArgumentException("more than one request per nanosecond: " + requests + " in " + period);
        }
    }
}
