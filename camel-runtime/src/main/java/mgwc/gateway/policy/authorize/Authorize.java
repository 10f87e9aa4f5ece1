package mgwc.gateway.policy.authorize;

import java.util.Set;
import java.util.TreeSet;
import mgwc.gateway.identity.Anonymous;
import mgwc.gateway.identity.Authenticated;
import mgwc.gateway.problem.AuthFailure;
import mgwc.gateway.problem.Problem;
import mgwc.gateway.problem.Problem.Category;
import mgwc.gateway.request.Request;
import mgwc.gateway.step.RequestPhase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code mgw-authorize:scopes}: whether the caller may use the operation. The caller needs every scope of the operation
 * and, where a subscription is required, a client whose application has one. Whether the API has endpoints for the
 * caller's key type is for the forwarding to say, because anonymous callers have one too.
 */
public final class Authorize implements RequestPhase {

    private static final Logger LOG = LoggerFactory.getLogger(Authorize.class);

    private static final Problem NOT_SUBSCRIBED = Problem.of(
            Category.FORBIDDEN, 900908, 403, "Resource Forbidden", "the application is not subscribed to this API");

    private final Set<String> scopes;
    private final boolean subscriptionRequired;

    public Authorize(Set<String> scopes, boolean subscriptionRequired) {
        this.scopes = scopes;
        this.subscriptionRequired = subscriptionRequired;
    }

    @Override
    public boolean onRequest(Request request, Runnable resume) {
        switch (request.identity()) {
            case Anonymous nobody -> {
                LOG.error("a request came to `authorize` without having been authenticated");
                request.deny(Problem.internalError());
            }
            case Authenticated caller -> authorize(request, caller);
        }
        return true;
    }

    private void authorize(Request request, Authenticated caller) {
        if (!caller.scopes().containsAll(scopes)) {
            request.deny(insufficientScope(scopes));
        } else if (subscriptionRequired
                && !isSubscribed(caller, request.matchedOperation().api())) {
            request.deny(notSubscribed(caller));
        }
    }

    private static boolean isSubscribed(Authenticated caller, String api) {
        return caller.application().isPresent()
                && caller.application().get().subscriptions().contains(api);
    }

    /** RFC 6750 section 3.1 {@code insufficient_scope}; the scopes are named in a stable order. */
    static Problem insufficientScope(Set<String> required) {
        return Problem.of(
                        Category.FORBIDDEN,
                        900910,
                        403,
                        "Insufficient Scope",
                        "the access token does not have a scope this operation requires")
                .withChallenge("Bearer realm=\"mgwc\", error=\"insufficient_scope\", scope=\""
                        + String.join(" ", new TreeSet<>(required)) + "\"")
                .because(AuthFailure.MISSING_SCOPE, "the operation needs " + String.join(" ", new TreeSet<>(required)));
    }

    /** The client is known to nobody, or its application has no subscription to the API. */
    private static Problem notSubscribed(Authenticated caller) {
        return caller.application().isPresent()
                ? NOT_SUBSCRIBED.because(
                        AuthFailure.NOT_SUBSCRIBED,
                        "application `" + caller.application().get().name() + "` is not subscribed")
                : NOT_SUBSCRIBED.because(
                        AuthFailure.UNKNOWN_CLIENT,
                        caller.clientId().isPresent()
                                ? "no application has the client of the token"
                                : "the token names no client");
    }
}
