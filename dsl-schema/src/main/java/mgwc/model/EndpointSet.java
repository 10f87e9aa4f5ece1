package mgwc.model;

import java.util.Map;
import java.util.Optional;

/** Backends that can stand in for each other, and how the gateway talks to them. */
public record EndpointSet(
        LoadBalancing loadBalancing,
        Timeouts timeouts,
        Map<String, Backend> backends,
        Optional<BackendAuthentication> authentication,
        Optional<BackendTls> tls) {
    public EndpointSet {
        backends = Map.copyOf(backends);
    }
}
