package mgwc.compiler.effective;

import java.util.List;
import java.util.Optional;
import mgwc.compiler.contract.Contract;
import mgwc.compiler.resolve.At;
import mgwc.compiler.resolve.Section;
import mgwc.compiler.resolve.ServedApi;
import mgwc.model.Api;
import mgwc.model.OperationSettings;
import mgwc.model.OperationSettings.OperationSecurity;
import mgwc.model.ThrottlingChoice;

/**
 * One operation as the gateway serves it: what the contract says, where the API document does not say otherwise.
 *
 * @param api the document of its API, with the overlays of the environment
 * @param contract the operation in the contract
 * @param settings what the API document says of this operation alone
 */
public record EffectiveOperation(
        At<Api> api, Contract.Operation contract, Optional<OperationSettings> settings, EffectiveSecurity security) {

    /** An operation of an API's contract. */
    public static EffectiveOperation of(At<Api> api, Contract.Operation operation) {
        Optional<OperationSettings> settings =
                Optional.ofNullable(api.value().spec().operations().get(operation.key()));
        return new EffectiveOperation(api, operation, settings, EffectiveSecurity.of(api.value(), operation, settings));
    }

    /** All operations of an API, in the order of its contract; none while the contract is broken or missing. */
    public static List<EffectiveOperation> all(At<Api> api, Optional<Contract> contract) {
        return contract.map(Contract::operations).orElse(List.of()).stream()
                .map(operation -> of(api, operation))
                .toList();
    }

    /** All operations of a served API, in the order of its contract; none while the contract is broken or missing. */
    public static List<EffectiveOperation> all(ServedApi served) {
        return all(served.api(), served.contract());
    }

    /** The {@code operationId}, or {@code METHOD /path} where there is none. */
    public String key() {
        return contract.key();
    }

    /** The scopes that the API document sets in place of those of the contract. */
    public Optional<List<String>> ownScopes() {
        return settings.flatMap(OperationSettings::security).flatMap(OperationSecurity::scopes);
    }

    /** The tier that limits this operation alone, {@code Unlimited} included. */
    public Optional<String> tier() {
        return settings.flatMap(OperationSettings::throttling).map(ThrottlingChoice::tier);
    }

    /** The tier that limits all operations of the API together, {@code Unlimited} included. */
    public Optional<String> apiTier() {
        return api.value().spec().throttling().map(ThrottlingChoice::tier);
    }

    /** What configures a policy for this operation; empty where neither the API nor the operation says anything. */
    public <T extends Record> Optional<T> section(Section<T> section) {
        return section.of(api, key());
    }

    /** The endpoint set that serves this operation instead of the one that the key type selects. */
    public Optional<String> endpointSet() {
        return settings.flatMap(OperationSettings::endpoint);
    }
}
