package mgwc.gateway.step;

import mgwc.gateway.operation.GatewayRequest;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultMessage;

/**
 * The Camel message of a request in a route. It has no headers and no body: what the client sent stays in the
 * {@link GatewayRequest}, out of reach of Camel's expressions and control headers.
 */
public final class GatewayMessage extends DefaultMessage {

    private final GatewayRequest request;

    public GatewayMessage(CamelContext context, GatewayRequest request) {
        super(context);
        this.request = request;
    }

    /**
     * The request that an exchange carries.
     *
     * @throws ClassCastException if the route replaced the message, which no step of the gateway does
     */
    public static GatewayRequest request(Exchange exchange) {
        return ((GatewayMessage) exchange.getIn()).request;
    }
}
