package mgwc.gateway.upstream;

import java.time.Duration;

/**
 * One address of an upstream. A back end that refuses connections is put aside: for a second, then twice as long each
 * time up to half a minute, until a connection succeeds. Shared by all event loops.
 */
final class Backend {

    private static final Duration FIRST_REST = Duration.ofSeconds(1);
    private static final Duration LONGEST_REST = Duration.ofSeconds(30);

    private final String name;
    private final BackendUrl url;
    private final int weight;

    private int refusals;
    private volatile boolean resting;
    private volatile long restsUntil;

    Backend(String name, BackendUrl url, int weight) {
        this.name = name;
        this.url = url;
        this.weight = weight;
    }

    String name() {
        return name;
    }

    BackendUrl url() {
        return url;
    }

    int weight() {
        return weight;
    }

    boolean resting(long nowNanos) {
        return resting && restsUntil - nowNanos > 0;
    }

    /** A connection could be made. */
    void accepted() {
        if (resting) {
            synchronized (this) {
                resting = false;
                refusals = 0;
            }
        }
    }

    /**
     * A connection could not be made. Failures of attempts that began before the back end was put aside count once.
     *
     * @return how long it is put aside now, or zero if it already was
     */
    synchronized Duration refused(long nowNanos) {
        if (resting(nowNanos)) {
            return Duration.ZERO;
        }
        Duration rest = FIRST_REST.multipliedBy(1L << Math.min(refusals, 5));
        if (rest.compareTo(LONGEST_REST) > 0) {
            rest = LONGEST_REST;
        }
        refusals++;
        restsUntil = nowNanos + rest.toNanos();
        resting = true;
        return rest;
    }
}
