package mgwc.gateway.route;

import java.util.Map;
import java.util.TreeSet;
import mgwc.gateway.step.RouteStep;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/**
 * A Camel component whose endpoints are steps: {@code new StepComponent(Map.of("jwt", new Authenticate()))}, registered
 * as {@code mgw-authenticate}, is what {@code to: mgw-authenticate:jwt} calls.
 */
public final class StepComponent extends DefaultComponent {

    private final Map<String, RouteStep> kinds;

    public StepComponent(Map<String, RouteStep> kinds) {
        this.kinds = Map.copyOf(kinds);
    }

    /** Whether {@code kind} can stand after the colon. */
    public boolean offers(String kind) {
        return kinds.containsKey(kind);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String kind, Map<String, Object> parameters) {
        RouteStep step = kinds.get(kind);
        if (step == null) {
            throw new IllegalArgumentException(
                    "step `" + uri.replace("://", ":") + "` is unknown; kinds are " + new TreeSet<>(kinds.keySet()));
        }
        return new StepEndpoint(uri, this, step);
    }
}
