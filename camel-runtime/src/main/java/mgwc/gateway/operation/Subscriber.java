package mgwc.gateway.operation;

import java.util.Map;
import mgwc.gateway.identity.KeyType;
import mgwc.gateway.throttle.Limiter;

/**
 * An application as one credential of it presents itself.
 *
 * @param subscriptions by API id; the limiter is that of the subscription's tier and is shared by all credentials of
 *     the application
 */
public record Subscriber(String application, KeyType keyType, Map<String, Limiter> subscriptions) {
    public Subscriber {
        subscriptions = Map.copyOf(subscriptions);
    }
}
