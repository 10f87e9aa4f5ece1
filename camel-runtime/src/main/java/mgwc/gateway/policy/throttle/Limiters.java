package mgwc.gateway.policy.throttle;

import io.github.bucket4j.TimeMeter;
import mgwc.gateway.lease.Lease;
import mgwc.gateway.lease.Shared;

/**
 * The limiters of the process. One whose subject and limit stay the same keeps its count over a reload; a changed limit
 * starts full.
 */
public final class Limiters {

    private final Shared<Key, Limiter> limiters;

    public Limiters() {
        this(TimeMeter.SYSTEM_NANOTIME);
    }

    Limiters(TimeMeter time) {
        this.limiters = new Shared<>(key -> new BucketLimiter(key.subject, key.limit, time));
    }

    /** The limiter that counts the subject's requests, held by the lease. */
    public Limiter limiter(LimitSubject subject, Limit limit, Lease lease) {
        return limiters.get(new Key(subject, limit), lease);
    }

    private record Key(LimitSubject subject, Limit limit) {}
}
