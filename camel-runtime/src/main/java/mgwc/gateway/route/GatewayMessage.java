package mgwc.gateway.route;

import mgwc.gateway.edge.ActiveRequest;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultMessage;

/**
 * The Camel message of a request in a route, and the callback at the route's end. It has no headers and no body: what
 * the client sent stays in the {@link ActiveRequest}, out of reach of Camel's expressions and control headers.
 */
final class GatewayMessage extends DefaultMessage implements AsyncCallback {

    private final RouteConsumer consumer;
    private final Exchange exchange;
    private final ActiveRequest active;

    GatewayMessage(RouteConsumer consumer, Exchange exchange, ActiveRequest active) {
        super(exchange);
        this.consumer = consumer;
        this.exchange = exchange;
        this.active = active;
    }

    /**
     * The request that an exchange carries.
     *
     * @throws ClassCastException if the route replaced the message, which no step of the gateway does
     */
    static ActiveRequest active(Exchange exchange) {
        return ((GatewayMessage) exchange.getIn()).active;
    }

    @Override
    public void done(boolean synchronously) {
        Exception failure = exchange.getException();
        consumer.releaseExchange(exchange, false);
        active.routeEnded(failure);
    }
}
