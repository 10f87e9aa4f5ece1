package mgwc.compiler.policy.authenticate;

import java.util.List;

/**
 * Whose tokens are accepted.
 *
 * @param issuers names of issuers, sorted; a token of any of them is accepted
 * @param claims the claims that later steps read, sorted
 */
public record Authenticate(List<String> issuers, List<String> claims) {

    public Authenticate {
        issuers = List.copyOf(issuers);
        claims = List.copyOf(claims);
    }
}
