package mgwc.gateway.route;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

final class StepEndpoint extends DefaultEndpoint {

    private final int position;

    /** @param position of the step in the catalogue */
    StepEndpoint(String uri, StepComponent component, int position) {
        super(uri, component);
        this.position = position;
    }

    @Override
    public Producer createProducer() {
        return new StepProducer(this, position);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException("a route cannot start with `" + getEndpointUri() + "`");
    }
}
