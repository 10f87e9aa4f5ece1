package mgwc.gateway.edge;

import mgwc.gateway.operation.GatewayRequest;

/** Told about every request of one operation, on the event loop of the request. */
public interface RequestListener {

    void began(GatewayRequest request);

    /** The response is complete or the caller is gone; see {@link GatewayRequest#truncated}. */
    void ended(GatewayRequest request);
}
