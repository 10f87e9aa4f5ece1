package mgwc.gateway.edge;

import io.vertx.core.http.HttpMethod;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import mgwc.gateway.release.PathStyle;
import mgwc.gateway.request.Operation;
import mgwc.gateway.request.Target;
import mgwc.gateway.request.TrustedProxies;
import mgwc.gateway.step.Steps;

/** Puts the targets of a release together: its operations with the routes that serve them, its APIs, the listener. */
public final class GenerationBuilder {

    private final RouteTableBuilder table = new RouteTableBuilder();
    private final Map<String, OwnTarget> apis = new TreeMap<>();
    private final Map<String, String> basePaths = new HashMap<>();
    private final Set<String> encodedSlashes = new HashSet<>();
    private TrustedProxies trustedProxies = TrustedProxies.NOBODY;
    private OwnTarget listener = new OwnTarget(new Target.Listener(Steps.NONE), Steps.NONE);

    /** Sets which peers may state who the caller is; none may otherwise. */
    public void trustedProxies(TrustedProxies proxies) {
        trustedProxies = proxies;
    }

    /** Sets the steps of requests that belong to no API. */
    public void listener(Steps steps) {
        listener = new OwnTarget(new Target.Listener(steps), steps);
    }

    /** Sets the steps of requests below the API's base path that match none of its operations. */
    public void api(String id, String basePath, Steps steps) {
        String normal = RouteTableBuilder.normal(basePath);
        table.basePath(normal);
        apis.put(id, new OwnTarget(new Target.Api(id, basePath, steps), steps));
        basePaths.put(id, normal);
    }

    /** Lets paths of an API have encoded slashes. */
    public void allowEncodedSlashes(String api) {
        encodedSlashes.add(api);
    }

    /** Serves an operation whose path parameters are all of style simple. */
    public void serve(
            HttpMethod method, Operation operation, Steps steps, OperationRoute route, RequestListener listening) {
        serve(method, operation, Map.of(), steps, route, listening);
    }

    /**
     * Serves an operation.
     *
     * @param styles of path parameters by name; those that are missing are simple
     * @throws IllegalArgumentException with a message for a person, if the template is not well-formed or another
     *     operation answers the same requests
     */
    public void serve(
            HttpMethod method,
            Operation operation,
            Map<String, PathStyle> styles,
            Steps steps,
            OperationRoute route,
            RequestListener listening) {
        RouteMatch match = new RouteMatch(operation, steps, route, listening);
        String base = operation.basePath().equals("/") ? "" : operation.basePath();
        table.add(method, base + operation.path(), styles, match);
        if (operation.path().equals("/") && !base.isEmpty()) {
            // `/` below `/menu` is what callers know as `/menu`
            table.add(method, base, match);
        }
    }

    public Generation build() {
        return new Generation(table.build(), ownTargets(), encodedSlashes, trustedProxies);
    }

    /** Of several APIs with one base path, the first by id gets the requests that could be for any of them. */
    private OwnTargets ownTargets() {
        Map<String, OwnTarget> byBasePath = new HashMap<>();
        apis.forEach((id, target) -> byBasePath.putIfAbsent(Objects.requireNonNull(basePaths.get(id)), target));
        return new OwnTargets(listener, apis, byBasePath);
    }
}
