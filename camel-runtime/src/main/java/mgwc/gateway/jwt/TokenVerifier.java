package mgwc.gateway.jwt;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Decides about bearer tokens for a set of issuers. Safe for use by many threads. */
public interface TokenVerifier {

    /** The decision if it is known already and still holds; never blocks and never verifies a signature. */
    @Nullable
    JwtDecision known(String token);

    /**
     * The decision, worked out away from the calling thread; one verification serves all who ask about the same token
     * at the same time. Never completes exceptionally: a failure while deciding is {@link JwtDecision.Unavailable}.
     */
    CompletionStage<JwtDecision> verify(String token);
}
