package mgwc.gateway.step;

import mgwc.gateway.operation.GatewayRequest;
import mgwc.gateway.problem.Problem;
import mgwc.gateway.upstream.Upstream;

/** {@code mgw-forward:round-robin}: hands the request to a back end of the endpoint set that is the caller's. */
public final class Forward implements Step {

    @Override
    public boolean take(GatewayRequest request, Runnable resume) {
        Upstream upstream = request.operation().upstreams().get(request.keyType());
        if (upstream == null) {
            request.deny(Problem.keyTypeNotOffered(
                    switch (request.keyType()) {
                        case PRODUCTION -> "production";
                        case SANDBOX -> "sandbox";
                    }));
            return true;
        }
        return upstream.forward(request, resume);
    }
}
