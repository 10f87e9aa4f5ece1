package mgwc.gateway.edge;

/** The steps that requests to an operation go through. */
@FunctionalInterface
public interface OperationRoute {

    /**
     * Sends a request through the steps, on the event loop that calls. {@link ActiveRequest#routeEnded} is called once
     * the steps are done with it, which may be before this returns.
     */
    void take(ActiveRequest active);
}
