package mgwc.gateway.edge;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the edge serves between two reloads. A request stays with the generation it came to, and a generation that was
 * replaced is drained when its last request has ended.
 */
public final class Generation {

    private final RouteTable table;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final CompletableFuture<Void> drained = new CompletableFuture<>();
    private volatile boolean retired;

    Generation(RouteTable table) {
        this.table = table;
    }

    RouteTable table() {
        return table;
    }

    void enter() {
        inFlight.incrementAndGet();
    }

    void leave() {
        if (inFlight.decrementAndGet() == 0 && retired) {
            drained.complete(null);
        }
    }

    /** To be called after another generation took over, so that no request can come any more. */
    CompletionStage<Void> retire() {
        retired = true;
        if (inFlight.get() == 0) {
            drained.complete(null);
        }
        return drained;
    }

    int inFlight() {
        return inFlight.get();
    }
}
