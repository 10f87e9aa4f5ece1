package mgwc.gateway.edge;

import mgwc.gateway.lease.Lease;
import mgwc.gateway.request.Operation;

/** Who wants to be told about the requests of each operation; asked once per operation and generation. */
@FunctionalInterface
public interface RequestListenerFactory {

    /** @param lease ends when no request of the generation is left */
    RequestListener of(Operation operation, Lease lease);
}
