package mgwc.gateway.budget;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The part of the budget that the bodies of one API hold. The share admits a new body while it is smaller than the free
 * part of the budget. Admitted bodies may take the share to twice the size of the free part. Safe for use by many
 * threads.
 */
public final class BodyShare {

    /** The largest share of admitted bodies, as a multiple of the free part. */
    private static final int ADMITTED = 2;

    private final BodyBudget budget;
    private final String name;
    private final AtomicLong held = new AtomicLong();

    BodyShare(BodyBudget budget, String name) {
        this.budget = budget;
        this.name = name;
    }

    /** The id of the API; empty for requests that belong to none. */
    public String name() {
        return name;
    }

    /** How many bytes the bodies of the API hold now. */
    public long held() {
        return held.get();
    }

    /** Whether another request may begin; one that may not is counted as refused. */
    public boolean admits() {
        if (held.get() < budget.free()) {
            return true;
        }
        budget.refused(this);
        return false;
    }

    /** @return false if there is not so much left, which ends the body that asked for it */
    boolean take(long bytes) {
        long free = budget.take(bytes);
        if (free < 0) {
            budget.exhausted(this);
            return false;
        }
        if (held.addAndGet(bytes) > ADMITTED * free) {
            give(bytes);
            budget.exhausted(this);
            return false;
        }
        return true;
    }

    void give(long bytes) {
        held.addAndGet(-bytes);
        budget.give(bytes);
    }
}
