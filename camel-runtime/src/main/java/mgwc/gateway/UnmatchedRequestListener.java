package mgwc.gateway;

import java.util.function.Consumer;
import mgwc.gateway.edge.RequestListener;
import mgwc.gateway.operation.GatewayRequest;

/** Requests that belong to no operation, and so to no route with a tap, are counted and have their usage event too. */
record UnmatchedRequestListener(RequestListener counted, Consumer<GatewayRequest> tap) implements RequestListener {

    @Override
    public void began(GatewayRequest request) {
        counted.began(request);
        request.onEnd(tap);
    }

    @Override
    public void ended(GatewayRequest request) {
        counted.ended(request);
    }
}
