package mgwc.gateway.request;

import java.util.concurrent.ScheduledExecutorService;

/**
 * Whether a body arrives fast enough; the time in which nobody takes it does not count. Used on one event loop only.
 */
public final class DataRateWatch {

    private final MinDataRate slowest;
    private final Runnable tooSlow;
    private final ReschedulableTimer timer;
    private long since = System.nanoTime();
    private long pausedAt;
    private boolean paused;
    private long bytes;

    /** @param tooSlow is called once when the caller does not keep the rate */
    public DataRateWatch(MinDataRate slowest, ScheduledExecutorService loop, Runnable tooSlow) {
        this.slowest = slowest;
        this.tooSlow = tooSlow;
        this.timer = new ReschedulableTimer(loop, this::check);
    }

    /** Begins to watch. */
    public void start() {
        check();
    }

    private void check() {
        long due = since + slowest.allowedNanos(bytes);
        if (paused) {
            timer.set(System.nanoTime() + slowest.grace().toNanos());
        } else if (due - System.nanoTime() > 0) {
            timer.set(due);
        } else {
            tooSlow.run();
        }
    }

    /** So many bytes more have arrived. */
    public void received(int more) {
        bytes += more;
    }

    /** Nobody takes the body for now. */
    public void pause() {
        if (!paused) {
            paused = true;
            pausedAt = System.nanoTime();
        }
    }

    /** Somebody takes the body again. */
    public void resume() {
        if (paused) {
            paused = false;
            since += System.nanoTime() - pausedAt;
        }
    }

    public void stop() {
        timer.cancel();
    }
}
