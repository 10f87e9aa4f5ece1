package mgwc.gateway.edge;

import io.vertx.core.http.HttpMethod;
import mgwc.gateway.operation.Operation;

/** Puts the operations of a release together with the Camel routes that serve them. */
public final class GenerationBuilder {

    private final EdgeEngine engine;
    private final RouteTableBuilder table = new RouteTableBuilder();

    public GenerationBuilder(EdgeEngine engine) {
        this.engine = engine;
    }

    /**
     * Serves an operation.
     *
     * @param camelRoute id of a started route, which may differ from the operation's by its generation
     * @throws IllegalArgumentException with a message for a person, if the template is not well-formed, or another
     *     operation answers the same requests, or the route is not there
     */
    public void serve(HttpMethod method, Operation operation, String camelRoute, RequestListener traffic) {
        RouteConsumer consumer = engine.consumer(camelRoute);
        if (consumer == null) {
            throw new IllegalArgumentException("route `" + operation.routeId() + "` is not there");
        }
        RouteMatch destination = new RouteMatch(operation, consumer, traffic);
        String base = operation.basePath().equals("/") ? "" : operation.basePath();
        table.add(method, base + operation.path(), destination);
        if (operation.path().equals("/") && !base.isEmpty()) {
            // `/` below `/menu` is what callers know as `/menu`
            table.add(method, base, destination);
        }
    }

    public Generation build() {
        return new Generation(table.build());
    }
}
