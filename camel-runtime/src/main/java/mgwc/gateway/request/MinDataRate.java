package mgwc.gateway.request;

import java.time.Duration;

/**
 * How slowly a caller may send a body: after the grace, at least so many bytes for each second that the gateway was
 * ready to read. Without it a byte now and then would keep a connection, and one to a backend, for ever.
 */
public record MinDataRate(Duration grace, int bytesPerSecond) {

    public static final MinDataRate DEFAULT = new MinDataRate(Duration.ofSeconds(20), 500);

    /** How long a caller that has sent so much may have taken. */
    public long allowedNanos(long bytes) {
        return grace.toNanos() + bytes * (1_000_000_000L / bytesPerSecond);
    }
}
