package mgwc.compiler.step;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import mgwc.compiler.resolve.EnvironmentConfig;
import mgwc.model.Application;
import mgwc.value.ApiId;
import tools.jackson.databind.node.ObjectNode;

/**
 * A consumer of APIs: how it is recognised and what it subscribed to.
 *
 * @param owner who answers for it
 * @param credentials by name
 * @param subscriptions tier by API; no tier where requests are not limited
 */
public record ApplicationDefinition(
        Optional<String> owner,
        SortedMap<String, Credential> credentials,
        SortedMap<ApiId, Optional<String>> subscriptions) {

    public static final DefinitionKind<ApplicationDefinition> KIND =
            DefinitionKind.of("applications", ApplicationDefinition.class, ApplicationDefinition::write);

    public ApplicationDefinition {
        credentials = Collections.unmodifiableSortedMap(new TreeMap<>(credentials));
        subscriptions = Collections.unmodifiableSortedMap(new TreeMap<>(subscriptions));
    }

    /** @param clientId the OAuth2 client that tokens of the application name */
    public record Credential(String clientId, KeyType keyType) {}

    /** Defines every application, as any of them may be the caller of an operation that requires authentication. */
    public static void defineAll(Planning planning) {
        planning.defineAll(KIND, () -> {
            SortedMap<String, ApplicationDefinition> all = new TreeMap<>();
            planning.config()
                    .applications()
                    .forEach((name, application) -> all.put(name, of(application.value(), planning)));
            return all;
        });
    }

    /** Subscriptions to APIs that the environment does not serve stay out. */
    private static ApplicationDefinition of(Application application, Planning planning) {
        EnvironmentConfig config = planning.config();
        SortedMap<String, Credential> credentials = new TreeMap<>();
        application
                .spec()
                .credentials()
                .forEach((name, credential) ->
                        credentials.put(name, new Credential(credential.clientId(), KeyType.of(credential.keyType()))));
        SortedMap<ApiId, Optional<String>> subscriptions = new TreeMap<>();
        for (ApiId api : config.apis().keySet()) {
            Application.Subscription subscription =
                    application.spec().subscriptions().get(api.toString());
            if (subscription != null) {
                subscriptions.put(api, TierDefinition.limiting(subscription.tier(), planning));
            }
        }
        return new ApplicationDefinition(application.metadata().owner(), credentials, subscriptions);
    }

    private static void write(String name, ApplicationDefinition application, ObjectNode json) {
        application.owner().ifPresent(owner -> json.put("owner", owner));
        ObjectNode credentials = json.putObject("credentials");
        application
                .credentials()
                .forEach((credential, given) -> credentials
                        .putObject(credential)
                        .put("clientId", given.clientId())
                        .put("keyType", given.keyType().text()));
        ObjectNode subscriptions = json.putObject("subscriptions");
        application.subscriptions().forEach((api, tier) -> {
            ObjectNode subscription = subscriptions.putObject(api.toString());
            tier.ifPresent(limit -> subscription.put("tier", limit));
        });
    }
}
