package mgwc.compiler.policy.authenticate;

import java.util.List;

/**
 * Whose tokens are accepted, and how far they go.
 *
 * @param issuers names of issuers, sorted; a token of any of them is accepted
 * @param claims the claims that later steps read, sorted
 * @param forwardToken whether backends get the token
 */
public record Authenticate(List<String> issuers, List<String> claims, boolean forwardToken) {

    public Authenticate {
        issuers = List.copyOf(issuers);
        claims = List.copyOf(claims);
    }
}
