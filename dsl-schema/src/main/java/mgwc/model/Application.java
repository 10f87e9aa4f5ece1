package mgwc.model;

import java.util.Map;

/** A consumer of APIs: how it is recognised and what it subscribed to. */
public record Application(Metadata metadata, Spec spec) {

    /** @param subscriptions by API id ({@code pizza-shack-v1}) */
    public record Spec(Map<String, Credential> credentials, Map<String, Subscription> subscriptions) {
        public Spec {
            credentials = Map.copyOf(credentials);
            subscriptions = Map.copyOf(subscriptions);
        }
    }

    /** @param clientId the OAuth2 client that tokens of this application name */
    public record Credential(KeyType keyType, String clientId) {}

    /** @param tier limits the application's requests to that API */
    public record Subscription(String tier) {}
}
