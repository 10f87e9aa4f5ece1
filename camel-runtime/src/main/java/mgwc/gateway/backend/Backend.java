package mgwc.gateway.backend;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One address of an upstream. A backend that refuses connections is ejected: for a second, then twice as long each time
 * up to half a minute, until a connection succeeds. Shared by all event loops.
 */
public final class Backend {

    private static final Duration FIRST_EJECTION = Duration.ofSeconds(1);
    private static final Duration LONGEST_EJECTION = Duration.ofSeconds(30);

    private final String name;
    private final BackendUrl url;
    private final int weight;

    private int ejections;
    private volatile boolean ejected;
    private volatile long ejectedUntil;
    private final AtomicBoolean surplusSeen = new AtomicBoolean();

    public Backend(String name, BackendUrl url, int weight) {
        this.name = name;
        this.url = url;
        this.weight = weight;
    }

    public String name() {
        return name;
    }

    public BackendUrl url() {
        return url;
    }

    public int weight() {
        return weight;
    }

    public boolean ejected(long nowNanos) {
        return ejected && ejectedUntil - nowNanos > 0;
    }

    /** The backend sent bytes that belong to no response; true for the first time. */
    boolean firstSurplus() {
        return surplusSeen.compareAndSet(false, true);
    }

    /** Whether the backend ever sent bytes that belong to no response. */
    boolean sendsSurplus() {
        return surplusSeen.get();
    }

    /** A connection could be made. */
    public void accepted() {
        if (ejected) {
            synchronized (this) {
                ejected = false;
                ejections = 0;
            }
        }
    }

    /**
     * A connection could not be made. Failures of attempts that began before the backend was ejected count once.
     *
     * @return how long it is ejected now, or zero if it already was
     */
    public synchronized Duration eject(long nowNanos) {
        if (ejected(nowNanos)) {
            return Duration.ZERO;
        }
        Duration ejection = FIRST_EJECTION.multipliedBy(1L << Math.min(ejections, 5));
        if (ejection.compareTo(LONGEST_EJECTION) > 0) {
            ejection = LONGEST_EJECTION;
        }
        ejections++;
        ejectedUntil = nowNanos + ejection.toNanos();
        ejected = true;
        return ejection;
    }
}
