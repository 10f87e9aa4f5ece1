package mgwc.gateway.edge;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Whether the event loops of the listener turn: one that does not serves nobody. Safe for use by many threads. */
final class EventLoopWatch {

    private static final Duration PERIOD = Duration.ofMillis(500);

    private final long limitNanos;
    private final List<Pulse> pulses = new CopyOnWriteArrayList<>();

    /** @param limit a loop that did not turn for so long is stalled */
    EventLoopWatch(Duration limit) {
        this.limitNanos = limit.toNanos();
    }

    /** Watches the loop for as long as it lives. */
    @SuppressWarnings("FutureReturnValueIgnored") // it ends with the loop
    void watch(EventLoop loop) {
        Pulse pulse = new Pulse();
        pulses.add(pulse);
        loop.scheduleAtFixedRate(pulse, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** How many loops are stalled now. */
    int stalled() {
        long now = System.nanoTime();
        int stalled = 0;
        for (Pulse pulse : pulses) {
            if (now - pulse.lastNanos > limitNanos) {
                stalled++;
            }
        }
        return stalled;
    }

    /** The last time that a loop turned. */
    private static final class Pulse implements Runnable {

        private volatile long lastNanos = System.nanoTime();

        @Override
        public void run() {
            lastNanos = System.nanoTime();
        }
    }
}
