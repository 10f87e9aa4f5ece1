package mgwc.gateway.route;

import mgwc.gateway.operation.GatewayRequest;
import mgwc.gateway.problem.Problem;
import mgwc.gateway.step.RouteStep;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

final class StepProducer extends DefaultAsyncProducer {

    private static final Logger LOG = LoggerFactory.getLogger(StepProducer.class);

    private final RouteStep step;
    private final boolean takesDenied;

    StepProducer(StepEndpoint endpoint, RouteStep step) {
        super(endpoint);
        this.step = step;
        this.takesDenied = step.takesDenied();
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        GatewayRequest request = GatewayMessage.request(exchange);
        if ((request.denied() && !takesDenied) || take(request, callback)) {
            callback.done(true);
            return true;
        }
        return false;
    }

    private boolean take(GatewayRequest request, AsyncCallback callback) {
        try {
            // an AsyncCallback runs as done(false), which is what resuming means
            return step.take(request, callback);
        } catch (RuntimeException failure) {
            LOG.error("step `{}` failed: {}", getEndpoint().getEndpointUri(), failure.toString(), failure);
            request.deny(Problem.internalError());
            return true;
        }
    }
}
