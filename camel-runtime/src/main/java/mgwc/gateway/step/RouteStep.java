package mgwc.gateway.step;

import mgwc.gateway.operation.GatewayRequest;

/**
 * What one {@code to: mgw-<name>:<kind>} of a route does to a request. The values it works with are those of the
 * request's {@link GatewayRequest#operation operation}, so one instance serves all requests of all routes.
 *
 * <p>Runs on the event loop of the request and never blocks it. A step that throws denies the request.
 */
@FunctionalInterface
public interface RouteStep {

    /**
     * Lets the request pass, {@linkplain GatewayRequest#deny denies} it, or starts to answer it.
     *
     * @return true when the step is done; false when it will run {@code resume}, exactly once and on the event loop of
     *     the request, and then the rest of the route goes on
     */
    boolean take(GatewayRequest request, Runnable resume);

    /** Whether requests that an earlier step denied come here too; a step that decides or answers never wants them. */
    default boolean takesDenied() {
        return false;
    }
}
