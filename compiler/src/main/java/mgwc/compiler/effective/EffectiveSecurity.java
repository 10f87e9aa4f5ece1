package mgwc.compiler.effective;

import java.util.List;
import java.util.Optional;
import mgwc.compiler.contract.Contract;
import mgwc.model.Api;
import mgwc.model.ApiSecurity.Jwt;
import mgwc.model.ApiSecurity.Subscription;
import mgwc.model.OperationSettings;
import mgwc.model.OperationSettings.OperationSecurity;

/**
 * What a caller of one operation needs.
 *
 * @param issuers names of the issuers whose tokens are accepted, sorted; empty where no authentication is required
 * @param scopes all of which a token must have, sorted; empty where no authentication is required
 * @param tokenForwarded whether backends get the token of the caller
 */
public record EffectiveSecurity(
        Authentication authentication,
        List<String> issuers,
        List<String> scopes,
        boolean subscriptionRequired,
        boolean tokenForwarded) {

    private static final EffectiveSecurity ANONYMOUS =
            new EffectiveSecurity(Authentication.NONE, List.of(), List.of(), false, false);

    public EffectiveSecurity {
        issuers = List.copyOf(issuers);
        scopes = List.copyOf(scopes);
    }

    /** Scopes that the API document gives an operation replace those of the contract, even with an empty list. */
    static EffectiveSecurity of(Api api, Contract.Operation operation, Optional<OperationSettings> settings) {
        Optional<OperationSecurity> own = settings.flatMap(OperationSettings::security);
        Optional<Jwt> jwt = api.spec().security().jwt();
        if (jwt.isEmpty() || own.map(OperationSecurity::anonymous).orElse(false)) {
            return ANONYMOUS;
        }
        List<String> scopes = own.flatMap(OperationSecurity::scopes)
                .orElseGet(() ->
                        operation.scopes().stream().map(Contract.Scope::name).toList());
        return new EffectiveSecurity(
                Authentication.REQUIRED,
                jwt.get().issuers().stream().sorted().distinct().toList(),
                scopes.stream().sorted().distinct().toList(),
                jwt.get().subscription() == Subscription.REQUIRED,
                jwt.get().forwardToken());
    }

    /** Whether everyone may call the operation. */
    public boolean anonymous() {
        return authentication == Authentication.NONE;
    }
}
