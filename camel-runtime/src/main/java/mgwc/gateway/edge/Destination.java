package mgwc.gateway.edge;

import mgwc.gateway.operation.Operation;

/** Where the requests of one operation go: through the route behind the consumer. */
record Destination(Operation operation, RouteConsumer consumer, Traffic traffic) implements RouteTable.Match {}
