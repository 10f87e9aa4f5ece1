package mgwc.gateway.step;

import mgwc.gateway.operation.GatewayRequest;
import mgwc.gateway.operation.Operation;
import mgwc.gateway.operation.Subscriber;
import mgwc.gateway.throttle.Admission;
import mgwc.gateway.throttle.LimitProblems;
import mgwc.gateway.throttle.Limiter;
import org.jspecify.annotations.Nullable;

/** {@code mgw-throttle:local}: whether the request is within the limits that this gateway counts by itself. */
public final class Throttle implements RouteStep {

    @Override
    public boolean take(GatewayRequest request, Runnable resume) {
        Operation operation = request.operation();
        switch (Admission.ask(subscription(request), operation.limiters())) {
            case Admission.Admitted admitted -> {}
            case Admission.Limited limited -> request.deny(LimitProblems.of(limited));
        }
        return true;
    }

    private static @Nullable Limiter subscription(GatewayRequest request) {
        @Nullable Subscriber subscriber = request.subscriber();
        return subscriber == null
                ? null
                : subscriber.subscriptions().get(request.operation().api());
    }
}
