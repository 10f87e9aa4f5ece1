package mgwc.gateway.edge;

import io.vertx.core.http.HttpMethod;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The operations of one generation as a tree over path segments, immutable once built. Finding one costs the length of
 * the path, however many there are.
 *
 * <p>At each segment a literal goes before a parameter, and a parameter with more text around it before one with less;
 * where the better one leads nowhere, or to nothing that serves the method, the next is tried.
 */
final class RouteTable {

    /** What a table says about a method and a path. */
    sealed interface Match permits RouteMatch, MethodNotServed, NoResource {}

    /**
     * @param allowed the methods that are served at the path, sorted
     * @param other the best match for another method
     */
    record MethodNotServed(Set<String> allowed, RouteMatch other) implements Match {}

    /** Nothing is served at the path. */
    record NoResource() implements Match {}

    private static final NoResource NO_RESOURCE = new NoResource();

    private final RouteNode root;

    RouteTable(RouteNode root) {
        this.root = root;
    }

    /** @param path normalised, starting with a slash */
    Match find(HttpMethod method, String path) {
        RouteMatch found = find(root, method, path, 0);
        if (found != null) {
            return found;
        }
        Set<String> allowed = new TreeSet<>();
        RouteMatch other = allowed(root, path, 0, allowed);
        return other == null ? NO_RESOURCE : new MethodNotServed(allowed, other);
    }

    /** @param slash index of the slash before the segment to match; the length of the path when none is left */
    private static @Nullable RouteMatch find(RouteNode node, HttpMethod method, String path, int slash) {
        if (slash == path.length()) {
            return node.serving(method);
        }
        int start = slash + 1;
        int next = path.indexOf('/', start);
        int end = next < 0 ? path.length() : next;
        RouteNode literal = node.literal(path, start, end);
        if (literal != null) {
            RouteMatch found = find(literal, method, path, end);
            if (found != null) {
                return found;
            }
        }
        for (RouteNode.Parameter parameter : node.parameters()) {
            if (parameter.matches(path, start, end)) {
                RouteMatch found = find(parameter.node(), method, path, end);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /** Collects the methods of all that match the path, and returns the best match. */
    private static @Nullable RouteMatch allowed(RouteNode node, String path, int slash, Set<String> into) {
        if (slash == path.length()) {
            node.addAllowed(into);
            return node.first();
        }
        int start = slash + 1;
        int next = path.indexOf('/', start);
        int end = next < 0 ? path.length() : next;
        RouteNode literal = node.literal(path, start, end);
        RouteMatch best = literal == null ? null : allowed(literal, path, end, into);
        for (RouteNode.Parameter parameter : node.parameters()) {
            if (parameter.matches(path, start, end)) {
                RouteMatch match = allowed(parameter.node(), path, end, into);
                best = best == null ? match : best;
            }
        }
        return best;
    }
}
