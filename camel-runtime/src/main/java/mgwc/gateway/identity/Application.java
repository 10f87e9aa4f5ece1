package mgwc.gateway.identity;

import java.util.Optional;
import java.util.Set;

/**
 * An application as one of its credentials presents it.
 *
 * @param owner who answers for the application
 * @param subscriptions ids of the APIs that the application subscribed to
 */
public record Application(String name, Optional<String> owner, KeyType keyType, Set<String> subscriptions) {
    public Application {
        subscriptions = Set.copyOf(subscriptions);
    }
}
