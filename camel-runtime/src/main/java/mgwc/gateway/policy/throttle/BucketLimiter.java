package mgwc.gateway.policy.throttle;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;

/** A lock-free token bucket that fills evenly and starts full. */
final class BucketLimiter implements Limiter {

    private final LimitSubject subject;
    private final Bucket bucket;

    BucketLimiter(LimitSubject subject, Limit limit, TimeMeter time) {
        this.subject = subject;
        this.bucket = Bucket.builder()
                .addLimit(bandwidth -> bandwidth.capacity(limit.burst()).refillGreedy(limit.requests(), limit.period()))
                .withCustomTimePrecision(time)
                .build();
    }

    @Override
    public LimitSubject subject() {
        return subject;
    }

    @Override
    public long tryTake() {
        if (bucket.tryConsume(1)) {
            return 0;
        }
        // A token may have come between the two questions; the request is refused all the same.
        return Math.max(1, bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill());
    }

    @Override
    public void giveBack() {
        bucket.addTokens(1);
    }
}
