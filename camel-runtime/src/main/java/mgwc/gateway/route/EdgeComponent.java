package mgwc.gateway.route;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.component.platform.http.PlatformHttpComponent;

/** {@code platform-http} whose endpoints may begin several routes. */
public final class EdgeComponent extends PlatformHttpComponent {

    private final EdgeEngine edge;

    public EdgeComponent(EdgeEngine edge) {
        this.edge = edge;
        setEngine(edge);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        EdgeEndpoint endpoint = new EdgeEndpoint(uri, remaining, this, edge);
        endpoint.setPlatformHttpEngine(edge);
        setProperties(endpoint, parameters);
        return endpoint;
    }
}
