package mgwc.gateway.edge;

import io.vertx.core.http.HttpMethod;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What can follow one prefix of a path, and what is served when nothing follows. */
final class RouteNode {

    /**
     * Matches a segment that starts with {@code prefix}, ends with {@code suffix}, and has {@code middles} in this
     * order in between, with a character for each parameter around them.
     *
     * @param prefix in normalised form, as the request path is; so are the other texts
     * @param matrix which of the texts, counted from the prefix, ends with the {@code ;} of the first parameter of
     *     style matrix; {@link #NO_MATRIX} if there is none
     */
    record Parameter(String prefix, List<String> middles, String suffix, int matrix, RouteNode node) {

        static final int NO_MATRIX = -1;

        /**
         * Looks for each text behind the one before, so it never goes back. A {@code ;} stands only where a parameter
         * of style matrix begins: programs that drop what follows a {@code ;} then read a segment that the template has
         * too, and never another one.
         *
         * @param parameters whether the path has a {@code ;} anywhere
         */
        boolean matches(String path, int start, int end, boolean parameters) {
            if (end - start <= prefix.length() + suffix.length()
                    || !path.startsWith(prefix, start)
                    || !path.startsWith(suffix, end - suffix.length())) {
                return false;
            }
            int semicolon = parameters ? path.indexOf(';', start, end) : -1;
            int at = start + prefix.length();
            int last = end - suffix.length();
            int begins = matrix == 0 ? at - 1 : -1;
            for (int i = 0; i < middles.size(); i++) {
                String text = middles.get(i);
                int found = path.indexOf(text, at + 1, last);
                at = found + text.length();
                if (found < 0 || at >= last) {
                    return false;
                }
                if (matrix == i + 1) {
                    begins = at - 1;
                }
            }
            return semicolon == begins;
        }

        int fixedLength() {
            return prefix.length()
                    + suffix.length()
                    + middles.stream().mapToInt(String::length).sum();
        }
    }

    /** A node as it is built. */
    record Parts(
            Map<String, RouteNode> literals,
            List<Parameter> parameters,
            Map<HttpMethod, RouteMatch> served,
            @Nullable RouteNode wildcard,
            @Nullable RouteNode wildcardForNothing,
            boolean basePath,
            int basePathLength) {}

    // open addressing, so that a segment is looked up without cutting it out of the path
    private final @Nullable String[] literals;
    private final @Nullable RouteNode[] nodes;
    private final Parameter[] parameters;
    private final HttpMethod[] methods;
    private final RouteMatch[] matches;
    private final RouteTable.@Nullable MethodNotServed methodNotServed;
    private final @Nullable RouteNode wildcard;
    private final @Nullable RouteNode wildcardForNothing;
    private final boolean basePath;
    private final int basePathLength;

    RouteNode(Parts parts) {
        Map<String, RouteNode> byText = parts.literals();
        int slots = byText.isEmpty() ? 1 : Integer.highestOneBit(byText.size()) * 4;
        this.literals = new String[slots];
        this.nodes = new RouteNode[slots];
        byText.forEach(this::put);
        this.parameters = parts.parameters().toArray(Parameter[]::new);
        this.methods = parts.served().keySet().toArray(HttpMethod[]::new);
        this.matches = new RouteMatch[methods.length];
        for (int i = 0; i < methods.length; i++) {
            matches[i] = Objects.requireNonNull(parts.served().get(methods[i]));
        }
        this.methodNotServed = methods.length == 0 ? null : new RouteTable.MethodNotServed(allowed(), matches[0]);
        this.wildcard = parts.wildcard();
        this.wildcardForNothing = parts.wildcardForNothing();
        this.basePath = parts.basePath();
        this.basePathLength = parts.basePathLength();
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

    boolean servesAnything() {
        return methods.length > 0;
    }

    /** The answer to a method that no operation here has, where there are operations. */
    RouteTable.MethodNotServed methodNotServed() {
        return Objects.requireNonNull(methodNotServed);
    }

    private Set<String> allowed() {
        Set<String> allowed = new TreeSet<>();
        for (HttpMethod method : methods) {
            allowed.add(method.name());
            if (method.equals(HttpMethod.GET)) {
                allowed.add(HttpMethod.HEAD.name());
            }
        }
        return Collections.unmodifiableSet(allowed);
    }

    /** What serves a path that goes on from here with segments that nothing else has. */
    @Nullable
    RouteNode wildcard() {
        return wildcard;
    }

    /** The wildcard that stands for no segment, too. */
    @Nullable
    RouteNode wildcardForNothing() {
        return wildcardForNothing;
    }

    /** Whether the base path of an API ends here. */
    boolean isBasePath() {
        return basePath;
    }

    /** Of a wildcard, the length of the longest base path of an API that has it. */
    int basePathLength() {
        return basePathLength;
    }
}
