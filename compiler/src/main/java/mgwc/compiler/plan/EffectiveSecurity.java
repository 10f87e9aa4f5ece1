package mgwc.compiler.plan;

import java.util.List;
import java.util.Optional;
import mgwc.compiler.contract.Contract;
import mgwc.model.Api;
import mgwc.model.ApiSecurity.Jwt;
import mgwc.model.ApiSecurity.Subscription;
import mgwc.model.OperationSettings;
import mgwc.model.OperationSettings.OperationSecurity;

/**
 * What a caller of one operation needs, from the API document first and the contract second.
 *
 * @param issuers names of accepted issuers, sorted; empty for an anonymous operation
 * @param scopes all of which a token must have, sorted
 */
public record EffectiveSecurity(List<String> issuers, List<String> scopes, boolean subscriptionRequired) {

    private static final EffectiveSecurity ANONYMOUS = new EffectiveSecurity(List.of(), List.of(), false);

    public EffectiveSecurity {
        issuers = List.copyOf(issuers);
        scopes = List.copyOf(scopes);
    }

    /** Scopes that the API document gives an operation replace those of the contract, even with an empty list. */
    public static EffectiveSecurity of(Api api, Contract.Operation operation) {
        Optional<OperationSecurity> own = Optional.ofNullable(
                        api.spec().operations().get(operation.key()))
                .flatMap(OperationSettings::security);
        Optional<Jwt> jwt = api.spec().security().jwt();
        if (jwt.isEmpty() || own.map(OperationSecurity::anonymous).orElse(false)) {
            return ANONYMOUS;
        }
        List<String> scopes = own.flatMap(OperationSecurity::scopes)
                .orElseGet(() ->
                        operation.scopes().stream().map(Contract.Scope::name).toList());
        return new EffectiveSecurity(
                jwt.get().issuers().stream().sorted().distinct().toList(),
                scopes.stream().sorted().distinct().toList(),
                jwt.get().subscription() == Subscription.REQUIRED);
    }

    public boolean anonymous() {
        return issuers.isEmpty();
    }
}
