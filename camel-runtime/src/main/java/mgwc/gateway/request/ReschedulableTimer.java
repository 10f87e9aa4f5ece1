package mgwc.gateway.request;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One timer that is set over and over. Putting it off costs nothing: the task that is scheduled finds out when it runs
 * that it is early and is scheduled again. Used on one event loop only.
 */
public final class ReschedulableTimer implements Runnable {

    private final ScheduledExecutorService loop;
    private final Runnable ring;
    private boolean set;
    private long dueNanos;
    private @Nullable ScheduledFuture<?> task;
    private long taskNanos;

    public ReschedulableTimer(ScheduledExecutorService loop, Runnable ring) {
        this.loop = loop;
        this.ring = ring;
    }

    /** Rings once at the time of {@link System#nanoTime}, which replaces the time set before. */
    public void set(long nanos) {
        set = true;
        dueNanos = nanos;
        if (task != null && taskNanos - nanos > 0) {
            task.cancel(false);
            task = null;
        }
        if (task == null) {
            schedule();
        }
    }

    public void cancel() {
        set = false;
        if (task != null) {
            task.cancel(false);
            task = null;
        }
    }

    private void schedule() {
        taskNanos = dueNanos;
        task = loop.schedule(this, Math.max(0, dueNanos - System.nanoTime()), TimeUnit.NANOSECONDS);
    }

    @Override
    public void run() {
        task = null;
        if (!set) {
            return;
        }
        if (dueNanos - System.nanoTime() > 0) {
            schedule();
        } else {
            set = false;
            ring.run();
        }
    }
}
