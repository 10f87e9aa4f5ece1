package mgwc.gateway.policy.throttle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a request passes all the limits that apply to it. */
public sealed interface Admission {

    /** It passes, and every limit counted it. */
    record Admitted() implements Admission {}

    /**
     * It does not pass, and no limit counted it.
     *
     * @param waitNanos until the limit that refused has room for one request
     */
    record Limited(LimitSubject by, long waitNanos) implements Admission {

        /** The value for {@code Retry-After} (RFC 9110 section 10.2.3): whole seconds, rounded up, at least 1. */
        public long retryAfterSeconds() {
            return Math.max(1, Math.ceilDiv(waitNanos, 1_000_000_000L));
        }
    }

    Admission ADMITTED = new Admitted();

    /**
     * Asks the subscription first and then the limits in their order, which should be the operation's before the API's:
     * a caller over their own limit then uses up nothing that others share. What was taken is given back on refusal, so
     * for that moment another request can see one token less; never one more.
     */
    static Admission ask(@Nullable Limiter subscription, List<Limiter> limits) {
        if (subscription != null) {
            long wait = subscription.tryTake();
            if (wait != 0) {
                return new Limited(subscription.subject(), wait);
            }
        }
        for (int i = 0; i < limits.size(); i++) {
            Limiter limiter = limits.get(i);
            long wait = limiter.tryTake();
            if (wait != 0) {
                giveBack(subscription, limits.subList(0, i));
                return new Limited(limiter.subject(), wait);
            }
        }
        return ADMITTED;
    }

    private static void giveBack(@Nullable Limiter subscription, List<Limiter> taken) {
        taken.forEach(Limiter::giveBack);
        if (subscription != null) {
            subscription.giveBack();
        }
    }
}
