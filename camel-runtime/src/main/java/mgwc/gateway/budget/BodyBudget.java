package mgwc.gateway.budget;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The memory that all bodies in flight hold together, in both directions. The budget refuses a body that needs more
 * than is left, at once, so that no thread ever waits for memory. Safe for use by many threads.
 *
 * <p>Each API has a share. Its size depends on how much is free: the dynamic threshold that switches use for the
 * packets of their ports (Choudhury and Hahne, 1998). An API whose clients or backends stall leaves a third of the
 * memory that was free before to the others.
 */
public final class BodyBudget {

    private static final Logger LOG = LoggerFactory.getLogger(BodyBudget.class);
    private static final long LOG_INTERVAL_NANOS = Duration.ofSeconds(10).toNanos();

    /** Half of the memory outside the heap stays for connections, TLS and what the allocator cannot use. */
    private static final int PART_OF_DIRECT_MEMORY = 2;

    /** Parts of bodies are on the heap, and live as long there. */
    private static final int PART_OF_HEAP = 4;

    private final long limit;
    private final AtomicLong held = new AtomicLong();
    private final Map<String, BodyShare> shares = new ConcurrentHashMap<>();
    private final LongAdder refused = new LongAdder();
    private final LongAdder exhausted = new LongAdder();
    private final AtomicLong nextLogNanos = new AtomicLong(System.nanoTime());
    private final AtomicLong logged = new AtomicLong();

    /** @param limit in bytes */
    public BodyBudget(long limit) {
        if (limit <= 0) {
            throw new IllegalArgumentException("a budget of " + limit + " bytes");
        }
        this.limit = limit;
    }

    /** The budget of a process with so many bytes of memory outside the heap and on it. */
    public static BodyBudget of(long directMemory, long heap) {
        return new BodyBudget(Math.min(directMemory / PART_OF_DIRECT_MEMORY, heap / PART_OF_HEAP));
    }

    /** The share of that name, which is the id of an API; the empty name is that of requests without one. */
    public BodyShare share(String name) {
        BodyShare known = shares.get(name);
        return known == null ? shares.computeIfAbsent(name, absent -> new BodyShare(this, absent)) : known;
    }

    /** How many bytes all bodies may hold. */
    public long limit() {
        return limit;
    }

    /** How many bytes all bodies hold now. */
    public long held() {
        return held.get();
    }

    /** How many requests were refused before anything of their bodies was held. */
    public long refused() {
        return refused.sum();
    }

    /** How many bodies were ended because they needed more than was left. */
    public long exhausted() {
        return exhausted.sum();
    }

    long free() {
        return limit - held.get();
    }

    /** @return how much is free afterwards; negative if the bytes were not taken */
    long take(long bytes) {
        long free = limit - held.addAndGet(bytes);
        if (free < 0) {
            held.addAndGet(-bytes);
        }
        return free;
    }

    void give(long bytes) {
        held.addAndGet(-bytes);
    }

    void refused(BodyShare share) {
        refused.increment();
        log(share);
    }

    void exhausted(BodyShare share) {
        exhausted.increment();
        log(share);
    }

    private void log(BodyShare share) {
        long due = nextLogNanos.get();
        long now = System.nanoTime();
        if (now - due >= 0 && nextLogNanos.compareAndSet(due, now + LOG_INTERVAL_NANOS)) {
            long all = refused() + exhausted();
            LOG.warn(
                    "bodies refused: {}; all bodies in flight hold {} of {} bytes, those of `{}` {}",
                    all - logged.getAndSet(all),
                    held(),
                    limit,
                    share.name(),
                    share.held());
        }
    }
}
