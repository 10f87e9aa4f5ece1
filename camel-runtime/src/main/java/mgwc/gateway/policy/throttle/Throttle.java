package mgwc.gateway.policy.throttle;

import java.util.List;
import mgwc.gateway.identity.Application;
import mgwc.gateway.identity.Authenticated;
import mgwc.gateway.request.Request;
import mgwc.gateway.step.RequestPhase;
import org.jspecify.annotations.Nullable;

/** {@code mgw-throttle:local}: whether the request is within the limits that this gateway counts by itself. */
public final class Throttle implements RequestPhase {

    private final List<Limiter> own;
    private final Subscriptions subscriptions;

    /** @param own the limits of the operation and of its API, in the order in which they are asked */
    public Throttle(List<Limiter> own, Subscriptions subscriptions) {
        this.own = List.copyOf(own);
        this.subscriptions = subscriptions;
    }

    @Override
    public boolean onRequest(Request request, Runnable resume) {
        switch (Admission.ask(subscription(request), own)) {
            case Admission.Admitted admitted -> {}
            case Admission.Limited limited -> request.deny(LimitProblems.of(limited));
        }
        return true;
    }

    private @Nullable Limiter subscription(Request request) {
        if (request.identity() instanceof Authenticated caller
                && caller.application().isPresent()) {
            Application application = caller.application().get();
            return subscriptions.limiter(
                    application.name(), request.matchedOperation().api());
        }
        return null;
    }
}
