package mgwc.gateway.edge;

import io.vertx.core.http.HttpMethod;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import mgwc.gateway.request.Operation;
import mgwc.gateway.request.OperationLookup;
import org.jspecify.annotations.Nullable;

/**
 * What the edge serves between two reloads. A request stays with the generation it came to, and a generation that was
 * replaced is drained when its last request has ended.
 */
public final class Generation implements OperationLookup {

    private final RouteTable table;
    private final OwnTargets ownTargets;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final CompletableFuture<Void> drained = new CompletableFuture<>();
    private volatile boolean retired;

    Generation(RouteTable table, OwnTargets ownTargets) {
        this.table = table;
        this.ownTargets = ownTargets;
    }

    @Override
    public @Nullable Operation find(String method, String path) {
        return table.find(HttpMethod.valueOf(method), path) instanceof RouteMatch match ? match.operation() : null;
    }

    /** What requests are for that match no operation. */
    OwnTargets ownTargets() {
        return ownTargets;
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
