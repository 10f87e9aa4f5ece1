package mgwc.gateway.route;

import mgwc.gateway.step.RouteStep;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

final class StepEndpoint extends DefaultEndpoint {

    private final RouteStep step;

    StepEndpoint(String uri, StepComponent component, RouteStep step) {
        super(uri, component);
        this.step = step;
    }

    @Override
    public Producer createProducer() {
        return new StepProducer(this, step);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException("a route cannot start with `" + getEndpointUri() + "`");
    }
}
