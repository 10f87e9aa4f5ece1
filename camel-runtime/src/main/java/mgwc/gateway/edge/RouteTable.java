package mgwc.gateway.edge;

import io.vertx.core.http.HttpMethod;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The operations of one generation as a tree over path segments, immutable once built. Finding one costs the length of
 * the path, however many there are.
 *
 * <p>The path decides first, and the method second, as OpenAPI says: what the best path for a request does not serve is
 * served by no other path, whose policies may be weaker. At each segment a literal goes before a parameter, a parameter
 * with more text around it before one with less, and a wildcard comes last. Where the better one leads nowhere, the
 * next is tried.
 */
final class RouteTable {

    /** What a table says about a method and a path. */
    sealed interface Match permits RouteMatch, MethodNotServed, NoResource {}

    /**
     * @param allowed the methods that are served at the path, sorted
     * @param other the match for another method
     */
    record MethodNotServed(Set<String> allowed, RouteMatch other) implements Match {}

    /** Nothing is served at the path. */
    record NoResource() implements Match {}

    private static final NoResource NO_RESOURCE = new NoResource();

    private final RouteNode root;

    RouteTable(RouteNode root) {
        this.root = root;
    }

    /** @param path normalised, starting with a slash; may have parameters after {@code ;} and encoded slashes */
    Match find(HttpMethod method, String path) {
        RouteNode node = find(root, path, 0, path.indexOf(';') >= 0);
        if (node == null) {
            return NO_RESOURCE;
        }
        RouteMatch serving = node.serving(method);
        return serving == null ? node.methodNotServed() : serving;
    }

    /**
     * @param slash index of the slash before the segment to match; the length of the path when none is left
     * @param parameters whether the path has a parameter after {@code ;} anywhere
     */
    private @Nullable RouteNode find(RouteNode node, String path, int slash, boolean parameters) {
        if (slash == path.length()) {
            return node.servesAnything() ? node : reached(node.wildcardForNothing(), path);
        }
        int start = slash + 1;
        int next = path.indexOf('/', start);
        int end = next < 0 ? path.length() : next;
        RouteNode literal = node.literal(path, start, end);
        if (literal != null) {
            RouteNode found = find(literal, path, end, parameters);
            if (found != null) {
                return found;
            }
        }
        for (RouteNode.Parameter parameter : node.parameters()) {
            if (parameter.matches(path, start, end, parameters)) {
                RouteNode found = find(parameter.node(), path, end, parameters);
                if (found != null) {
                    return found;
                }
            }
        }
        return reached(wildcard(node, path, start, parameters), path);
    }

    /**
     * The wildcard for the rest of a path. The rest has no empty segment, which programs leave out when they read a
     * path, except behind its last slash.
     */
    private static @Nullable RouteNode wildcard(RouteNode node, String path, int start, boolean parameters) {
        if (start == path.length()) {
            return node.wildcardForNothing();
        }
        RouteNode wildcard = node.wildcard();
        return wildcard == null
                        || path.charAt(start) == '/'
                        || path.indexOf("//", start) >= 0
                        || (parameters && path.indexOf(';', start) >= 0)
                ? null
                : wildcard;
    }

    /** A wildcard ends where the base path of another API begins. */
    private @Nullable RouteNode reached(@Nullable RouteNode wildcard, String path) {
        return wildcard == null || closestBasePath(path) > wildcard.basePathLength() ? null : wildcard;
    }

    /** The length of the longest base path that a path is below. */
    private int closestBasePath(String path) {
        int length = 0;
        RouteNode node = root;
        for (int slash = 0; slash < path.length(); ) {
            int next = path.indexOf('/', slash + 1);
            int end = next < 0 ? path.length() : next;
            node = node.literal(path, slash + 1, end);
            if (node == null) {
                break;
            }
            if (node.isBasePath()) {
                length = end;
            }
            slash = end;
        }
        return length;
    }
}
