package mgwc.gateway.route;

import java.util.Map;
import mgwc.release.StepCatalogue;
import mgwc.release.StepEntry;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** A Camel component whose one endpoint is a step of the catalogue: {@code mgw-authenticate} has {@code jwt}. */
public final class StepComponent extends DefaultComponent {

    private final StepEntry entry;
    private final int position;

    private StepComponent(StepEntry entry, int position) {
        this.entry = entry;
        this.position = position;
    }

    /** Adds a component for each step of the catalogue. */
    public static void addAll(CamelContext camel) {
        for (int i = 0; i < StepCatalogue.STEPS.size(); i++) {
            StepEntry entry = StepCatalogue.STEPS.get(i);
            camel.addComponent("mgw-" + entry.name(), new StepComponent(entry, i));
        }
    }

    @Override
    protected Endpoint createEndpoint(String uri, String kind, Map<String, Object> parameters) {
        if (!kind.equals(entry.kind())) {
            throw new IllegalArgumentException(
                    "step `" + uri.replace("://", ":") + "` is unknown; there is `" + entry.uri() + "`");
        }
        return new StepEndpoint(uri, this, position);
    }
}
