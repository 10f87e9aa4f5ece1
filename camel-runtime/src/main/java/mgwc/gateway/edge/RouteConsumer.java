package mgwc.gateway.edge;

import mgwc.gateway.operation.GatewayRequest;
import mgwc.gateway.step.GatewayMessage;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;
import org.apache.camel.support.DefaultConsumer;

/** The beginning of one Camel route: sends requests through its steps on the event loop that calls. */
final class RouteConsumer extends DefaultConsumer implements PlatformHttpConsumer {

    RouteConsumer(PlatformHttpEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
    }

    @Override
    public PlatformHttpEndpoint getEndpoint() {
        return (PlatformHttpEndpoint) super.getEndpoint();
    }

    Exchange exchange(GatewayRequest request) {
        Exchange exchange = createExchange(false);
        // InOut would make Camel copy the message and fill its header map at the end of the route
        exchange.setPattern(ExchangePattern.InOnly);
        exchange.setIn(new GatewayMessage(getEndpoint().getCamelContext(), request));
        return exchange;
    }

    void process(Exchange exchange, AsyncCallback callback) {
        getAsyncProcessor().process(exchange, callback);
    }
}
