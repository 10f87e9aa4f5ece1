package mgwc.gateway.route;

import org.apache.camel.MultipleConsumersSupport;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.DefaultPlatformHttpConsumer;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;

/**
 * The base path of an API. All its routes, and those of the next generation beside them, begin at the same endpoint;
 * and a base path that starts with {@code proxy} is one like any other.
 */
final class EdgeEndpoint extends PlatformHttpEndpoint implements MultipleConsumersSupport {

    private final EdgeEngine engine;

    EdgeEndpoint(String uri, String remaining, EdgeComponent component, EdgeEngine engine) {
        super(uri, remaining, component);
        this.engine = engine;
    }

    @Override
    public boolean isMultipleConsumersSupported() {
        return true;
    }

    @Override
    public boolean isHttpProxy() {
        return false;
    }

    @Override
    public DefaultPlatformHttpConsumer createConsumer(Processor processor) throws Exception {
        DefaultPlatformHttpConsumer consumer = new Registration(processor);
        // Camel's own list of HTTP endpoints costs a scan of all of them for each route that stops
        consumer.setRegister(false);
        configureConsumer(consumer);
        return consumer;
    }

    /** Tells the engine which consumer belongs to which route. */
    private final class Registration extends DefaultPlatformHttpConsumer {

        Registration(Processor processor) {
            super(EdgeEndpoint.this, processor);
        }

        @Override
        protected void configurePlatformHttpConsumer(PlatformHttpConsumer consumer) {
            ((RouteConsumer) consumer).setRoute(getRoute());
        }

        @Override
        protected void doStart() throws Exception {
            super.doStart();
            engine.opened(getRouteId(), (RouteConsumer) getPlatformHttpConsumer());
        }

        @Override
        protected void doStop() throws Exception {
            engine.closed(getRouteId());
            super.doStop();
        }
    }
}
