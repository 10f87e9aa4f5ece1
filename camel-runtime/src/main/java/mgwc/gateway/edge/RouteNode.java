package mgwc.gateway.edge;

import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can follow one prefix of a path, and what is served when nothing follows. */
final class RouteNode {

    /**
     * Matches a segment that starts with {@code prefix}, ends with {@code suffix}, and has {@code middles} in this
     * order in between, with a character for each parameter around them.
     *
     * @param prefix in normalised form, as the request path is; so are the other texts
     */
    record Parameter(String prefix, List<String> middles, String suffix, RouteNode node) {
        /** Looks for each text behind the one before, so it never goes back. */
        boolean matches(String path, int start, int end) {
            if (end - start <= prefix.length() + suffix.length()
                    || !path.startsWith(prefix, start)
                    || !path.startsWith(suffix, end - suffix.length())) {
                return false;
            }
            int at = start + prefix.length();
            int last = end - suffix.length();
            for (int i = 0; i < middles.size(); i++) {
                String text = middles.get(i);
                int found = path.indexOf(text, at + 1, last);
                at = found + text.length();
                if (found < 0 || at >= last) {
                    return false;
                }
            }
            return true;
        }

        int fixedLength() {
            return prefix.length()
                    + suffix.length()
                    + middles.stream().mapToInt(String::length).sum();
        }
    }

    // open addressing, so that a segment is looked up without cutting it out of the path
    private final @Nullable String[] literals;
    private final @Nullable RouteNode[] nodes;
    private final Parameter[] parameters;
    private final HttpMethod[] methods;
    private final RouteMatch[] matches;

    RouteNode(Map<String, RouteNode> literals, List<Parameter> parameters, Map<HttpMethod, RouteMatch> served) {
        int slots = literals.isEmpty() ? 1 : Integer.highestOneBit(literals.size()) * 4;
        this.literals = new String[slots];
        this.nodes = new RouteNode[slots];
        literals.forEach(this::put);
        this.parameters = parameters.toArray(Parameter[]::new);
        this.methods = served.keySet().toArray(HttpMethod[]::new);
        this.matches = new RouteMatch[methods.length];
        for (int i = 0; i < methods.length; i++) {
            matches[i] = Objects.requireNonNull(served.get(methods[i]));
        }
    }

    private void put(String literal, RouteNode node) {
        int slot = literal.hashCode() & literals.length - 1;
        while (literals[slot] != null) {
            slot = slot + 1 & literals.length - 1;
        }
        literals[slot] = literal;
        nodes[slot] = node;
    }

    @Nullable
    RouteNode literal(String path, int start, int end) {
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + path.charAt(i);
        }
        int slot = hash & literals.length - 1;
        for (String literal = literals[slot]; literal != null; literal = literals[slot]) {
            if (literal.length() == end - start && path.startsWith(literal, start)) {
                return nodes[slot];
            }
            slot = slot + 1 & literals.length - 1;
        }
        return null;
    }

    Parameter[] parameters() {
        return parameters;
    }

    /** HEAD is served by the operation of GET unless it has one of its own (RFC 9110 section 9.3.2). */
    @Nullable
    RouteMatch serving(HttpMethod method) {
        RouteMatch get = null;
        for (int i = 0; i < methods.length; i++) {
            if (methods[i].equals(method)) {
                return matches[i];
            }
            if (methods[i].equals(HttpMethod.GET)) {
                get = matches[i];
            }
        }
        return method.equals(HttpMethod.HEAD) ? get : null;
    }

    /** What is served here for any method; null for nothing. */
    @Nullable
    RouteMatch first() {
        return matches.length == 0 ? null : matches[0];
    }

    void addAllowed(Set<String> into) {
        for (HttpMethod method : methods) {
            into.add(method.name());
            if (method.equals(HttpMethod.GET)) {
                into.add(HttpMethod.HEAD.name());
            }
        }
    }
}
