package mgwc.gateway.edge;

import mgwc.gateway.lease.Lease;
import mgwc.gateway.operation.Operation;

/** Who wants to be told about the requests of each operation; asked once per operation and generation. */
@FunctionalInterface
public interface TrafficSource {

    /** @param lease ends when no request of the generation is left */
    Traffic of(Operation operation, Lease lease);
}
