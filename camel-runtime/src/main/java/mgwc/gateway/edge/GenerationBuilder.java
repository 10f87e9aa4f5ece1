package mgwc.gateway.edge;

import io.vertx.core.http.HttpMethod;
import mgwc.gateway.operation.Operation;

/** Puts the operations of a release together with the routes that serve them. */
public final class GenerationBuilder {

    private final RouteTableBuilder table = new RouteTableBuilder();

    /**
     * Serves an operation.
     *
     * @throws IllegalArgumentException with a message for a person, if the template is not well-formed or another
     *     operation answers the same requests
     */
    public void serve(HttpMethod method, Operation operation, OperationRoute route, RequestListener listener) {
        RouteMatch match = new RouteMatch(operation, route, listener);
        String base = operation.basePath().equals("/") ? "" : operation.basePath();
        table.add(method, base + operation.path(), match);
        if (operation.path().equals("/") && !base.isEmpty()) {
            // `/` below `/menu` is what callers know as `/menu`
            table.add(method, base, match);
        }
    }

    public Generation build() {
        return new Generation(table.build());
    }
}
