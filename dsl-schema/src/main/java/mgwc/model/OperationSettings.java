package mgwc.model;

import java.util.List;
import java.util.Optional;

/**
 * What differs for one operation of an API.
 *
 * @param endpoint the endpoint set that serves it instead of the one the key type selects
 */
public record OperationSettings(
        Optional<OperationSecurity> security, Optional<ThrottlingChoice> throttling, Optional<String> endpoint) {

    /**
     * @param anonymous opens the operation although the API asks for a token
     * @param scopes OAuth2 scopes a token must have, all of them; replaces the scopes of the OpenAPI contract
     */
    public record OperationSecurity(boolean anonymous, Optional<List<String>> scopes) {}
}
