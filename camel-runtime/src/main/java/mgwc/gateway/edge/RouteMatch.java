package mgwc.gateway.edge;

import mgwc.gateway.request.Operation;
import mgwc.gateway.step.Steps;

/** The operation a request matched, its steps, and the route that runs them. */
record RouteMatch(Operation operation, Steps steps, OperationRoute route, RequestListener listener)
        implements RouteTable.Match {}
