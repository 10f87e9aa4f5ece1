package mgwc.gateway.step;

import java.util.Objects;
import mgwc.gateway.jwt.Caller;
import mgwc.gateway.operation.GatewayRequest;
import mgwc.gateway.operation.Operation;
import mgwc.gateway.operation.Subscriber;
import mgwc.gateway.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * {@code mgw-authorize:scopes}: whether the caller may use the operation. The token needs every scope of the operation
 * and, where a subscription is required, a client whose application has one. Whether the API has endpoints for the
 * caller's kind of key is for {@link Forward} to say, because anonymous callers have one too.
 */
public final class Authorize implements RouteStep {

    @Override
    public boolean take(GatewayRequest request, Runnable resume) {
        Operation operation = request.operation();
        Caller caller = Objects.requireNonNull(request.caller(), "authorize comes after authenticate");
        if (!caller.scopes().containsAll(operation.scopes())) {
            request.deny(Problem.insufficientScope(operation.scopes()));
        } else if (operation.subscriptionRequired() && !subscribed(request.subscriber(), operation.api())) {
            request.deny(Problem.notSubscribed());
        }
        return true;
    }

    private static boolean subscribed(@Nullable Subscriber subscriber, String api) {
        return subscriber != null && subscriber.subscriptions().containsKey(api);
    }
}
