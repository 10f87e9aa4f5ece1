package mgwc.gateway.forward;

import mgwc.gateway.operation.GatewayRequest;
import mgwc.gateway.request.MinDataRate;
import mgwc.gateway.step.RouteStep;
import mgwc.gateway.upstream.Upstream;

/** {@code mgw-forward:round-robin}: hands the request to a backend of the endpoint set that is the caller's. */
public final class Forward implements RouteStep {

    @Override
    public boolean take(GatewayRequest request, Runnable resume) {
        Upstream upstream = request.operation().upstreams().get(request.keyType());
        if (upstream == null) {
            request.deny(ForwardProblems.keyTypeNotOffered(
                    switch (request.keyType()) {
                        case PRODUCTION -> "production";
                        case SANDBOX -> "sandbox";
                    }));
            return true;
        }
        return new Forwarding(upstream, MinDataRate.DEFAULT, request, resume).start();
    }
}
