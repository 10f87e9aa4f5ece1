package mgwc.gateway.lease;

import java.util.ArrayList;
import java.util.List;

/**
 * What one generation holds of the state that generations share. Closing it gives everything back, once, in the
 * opposite order. Safe for use by many threads.
 */
public final class Lease implements AutoCloseable {

    private final List<Runnable> releases = new ArrayList<>();
    private boolean closed;

    /** Has the action run when the lease ends; at once if it has ended already. */
    public void onEnd(Runnable release) {
        synchronized (releases) {
            if (!closed) {
                releases.add(release);
                return;
            }
        }
        release.run();
    }

    @Override
    public void close() {
        List<Runnable> due;
        synchronized (releases) {
            closed = true;
            due = List.copyOf(releases).reversed();
            releases.clear();
        }
        due.forEach(Runnable::run);
    }
}
