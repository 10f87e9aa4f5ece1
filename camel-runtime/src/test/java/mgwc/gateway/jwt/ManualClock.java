package mgwc.gateway.jwt;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Wall clock and ticker in one, which move only when told. */
final class ManualClock implements InstantSource, Ticker {

    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private volatile Instant now = START;

    void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public long read() {
        return Duration.between(START, now).toNanos();
    }
}
