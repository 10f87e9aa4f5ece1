package mgwc.gateway.identity;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import mgwc.gateway.release.DefinitionKind;

/**
 * An application of a release.
 *
 * @param credentials by name
 * @param owner who answers for the application
 * @param subscriptions by API id
 */
public record ApplicationDefinition(
        @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, Credential> credentials,
        Optional<String> owner,
        @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, SubscribedApi> subscriptions) {

    /** {@code definitions.applications} of a release. */
    public static final DefinitionKind<ApplicationDefinition> KIND =
            new DefinitionKind<>("applications", ApplicationDefinition.class, (application, at, files) -> {});

    /** An OAuth2 client of an application. */
    public record Credential(String clientId, KeyType keyType) {}

    /** @param tier absent when requests are not limited */
    public record SubscribedApi(Optional<String> tier) {}

    public ApplicationDefinition {
        credentials = Map.copyOf(credentials);
        subscriptions = Map.copyOf(subscriptions);
    }

    /** The applications by the OAuth2 clients that present them. */
    public static Map<String, Application> byClient(Map<String, ApplicationDefinition> definitions) {
        Map<String, Application> byClient = new HashMap<>();
        definitions.forEach((name, definition) -> definition
                .credentials()
                .values()
                .forEach(credential -> byClient.put(
                        credential.clientId(),
                        new Application(
                                name,
                                definition.owner(),
                                credential.keyType(),
                                definition.subscriptions().keySet()))));
        return byClient;
    }
}
