package mgwc.gateway.edge;

import mgwc.gateway.operation.Operation;

/** The operation a request matched, and the route that serves it. */
record RouteMatch(Operation operation, OperationRoute route, RequestListener listener) implements RouteTable.Match {}
