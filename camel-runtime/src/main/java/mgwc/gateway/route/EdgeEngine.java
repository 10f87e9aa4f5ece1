package mgwc.gateway.route;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import mgwc.gateway.edge.OperationRoute;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;

/**
 * Camel's way to the edge, bound in the registry as {@code platform-http-engine}. It knows the consumers of the routes
 * that are started; which requests they get is the business of the route table.
 */
public final class EdgeEngine extends ServiceSupport implements PlatformHttpEngine {

    private final Map<String, RouteConsumer> consumers = new ConcurrentHashMap<>();

    @Override
    public PlatformHttpConsumer createConsumer(PlatformHttpEndpoint endpoint, Processor processor) {
        return new RouteConsumer(endpoint, processor);
    }

    void opened(String routeId, RouteConsumer consumer) {
        consumers.put(routeId, consumer);
    }

    void closed(String routeId) {
        consumers.remove(routeId);
    }

    /** The route with that id in Camel; absent if there is no such route or it is not started. */
    public @Nullable OperationRoute route(String routeId) {
        return consumers.get(routeId);
    }
}
