package mgwc.gateway.edge;

import mgwc.gateway.operation.Operation;

/** Where the requests of one operation go: through the route behind the consumer. */
record RouteMatch(Operation operation, RouteConsumer consumer, RequestListener traffic) implements RouteTable.Match {}
