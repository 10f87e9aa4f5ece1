package mgwc.gateway.route;

import mgwc.gateway.edge.ActiveRequest;
import mgwc.gateway.step.StepChain;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;

/** Runs the request phase of the step that the request's operation has at a position of the catalogue. */
final class StepProducer extends DefaultAsyncProducer {

    private final int position;

    StepProducer(StepEndpoint endpoint, int position) {
        super(endpoint);
        this.position = position;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        ActiveRequest active = GatewayMessage.active(exchange);
        // an AsyncCallback runs as done(false), which is what resuming means
        if (StepChain.take(active.steps().requestPhase(position), active.request(), callback)) {
            callback.done(true);
            return true;
        }
        return false;
    }
}
