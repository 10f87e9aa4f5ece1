package mgwc.gateway.route;

import mgwc.gateway.edge.ActiveRequest;
import mgwc.gateway.edge.OperationRoute;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;
import org.apache.camel.support.DefaultConsumer;

/** The beginning of one Camel route: sends requests through its steps on the event loop that calls. */
final class RouteConsumer extends DefaultConsumer implements PlatformHttpConsumer, OperationRoute {

    RouteConsumer(PlatformHttpEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
    }

    @Override
    public PlatformHttpEndpoint getEndpoint() {
        return (PlatformHttpEndpoint) super.getEndpoint();
    }

    @Override
    public void take(ActiveRequest active) {
        Exchange exchange = createExchange(false);
        // InOut would make Camel copy the message and fill its header map at the end of the route
        exchange.setPattern(ExchangePattern.InOnly);
        GatewayMessage message = new GatewayMessage(this, exchange, active);
        exchange.setIn(message);
        getAsyncProcessor().process(exchange, message);
    }
}
