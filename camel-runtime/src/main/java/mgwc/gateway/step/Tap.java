package mgwc.gateway.step;

import mgwc.gateway.operation.GatewayRequest;
import mgwc.gateway.usage.Spool;

/** {@code mgw-tap:spool}: has a usage event written when the request has ended, whatever became of it. */
public final class Tap implements RouteStep {

    private final Spool spool;

    public Tap(Spool spool) {
        this.spool = spool;
    }

    @Override
    public boolean take(GatewayRequest request, Runnable resume) {
        request.onEnd(spool::record);
        return true;
    }

    @Override
    public boolean takesDenied() {
        return true;
    }
}
