package mgwc.gateway.edge;

import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mgwc.gateway.release.PathStyle;
import org.jspecify.annotations.Nullable;

/** Collects the operations of a generation; a template is read when it is added. */
final class RouteTableBuilder {

    /** As the last segment: the rest of the path, which may be nothing. */
    private static final String WILDCARD = "*";

    private final Segment root = new Segment();

    /** Where an API begins: wildcards of other APIs end there. */
    void basePath(String normal) {
        Segment segment = root;
        for (String part :
                normal.isEmpty() ? new String[0] : normal.substring(1).split("/", -1)) {
            segment = segment.literal(part);
        }
        segment.basePath = true;
    }

    /** Adds an operation without parameters of other styles than simple. */
    void add(HttpMethod method, String template, RouteMatch match) {
        add(method, template, Map.of(), match);
    }

    /**
     * Adds an operation.
     *
     * @param template base path and OpenAPI template, starting with a slash
     * @param styles of path parameters by name; those that are missing are simple
     * @throws IllegalArgumentException with a message for a person, if a template is not well-formed or an operation
     *     with the same method and the same paths is there already
     */
    void add(HttpMethod method, String template, Map<String, PathStyle> styles, RouteMatch match) {
        String[] parts = template.substring(1).split("/", -1);
        int fixed = isWildcard(parts[parts.length - 1]) ? parts.length - 1 : parts.length;
        Segment segment = root;
        for (int i = 0; i < fixed; i++) {
            segment = segment.then(parts[i], template, styles);
        }
        if (fixed == parts.length) {
            segment.serve(method, template, match);
            return;
        }
        segment.wildcard().serve(method, template, match);
        if (parts[fixed].equals(WILDCARD)) {
            segment.wildcardForNothing().serve(method, template, match);
        }
    }

    /** A base path in the form of request paths, without a slash at the end. */
    static String normal(String basePath) {
        StringBuilder normal = new StringBuilder();
        for (String part : basePath.split("/", -1)) {
            if (!part.isEmpty()) {
                normal.append('/').append(PathBytes.normalLiteral(part));
            }
        }
        return normal.toString();
    }

    RouteTable build() {
        return new RouteTable(root.build());
    }

    /** Whether a template ends in the rest of the path: {@code *} or <code>{name+}</code>. */
    private static boolean isWildcard(String last) {
        if (last.equals(WILDCARD)) {
            return true;
        }
        if (last.length() < 4 || !last.startsWith("{") || !last.endsWith("+}")) {
            return false;
        }
        for (int i = 1; i < last.length() - 2; i++) {
            char c = last.charAt(i);
            if (!Character.isLetterOrDigit(c) && c != '_' && c != '-' && c != '.') {
                return false; // a pattern such as {id:[0-9]+}, which is a name like any other
            }
        }
        return true;
    }

    /**
     * @param texts before, between and behind the parameters of a segment, with what the style of a parameter puts
     *     before its value
     * @param matrix which of the texts ends with the {@code ;} of the first parameter of style matrix
     */
    private record Around(List<String> texts, int matrix) {

        static Around of(String part, String template, Map<String, PathStyle> styles) {
            List<String> texts = new ArrayList<>();
            int matrix = RouteNode.Parameter.NO_MATRIX;
            int from = 0;
            for (int open = part.indexOf('{'); open >= 0; open = part.indexOf('{', from)) {
                int close = part.indexOf('}', open);
                boolean named = close > open + 1 && part.lastIndexOf('{', close) == open;
                boolean apart = open > from || texts.isEmpty();
                if (!named || !apart) {
                    throw malformed(part, template);
                }
                String text = text(part.substring(from, open), part, template);
                PathStyle style = styles.get(part.substring(open + 1, close));
                if (style == PathStyle.MATRIX && matrix == RouteNode.Parameter.NO_MATRIX) {
                    matrix = texts.size();
                }
                texts.add(style == null ? text : text + style.start());
                from = close + 1;
            }
            texts.add(text(part.substring(from), part, template));
            return new Around(texts, matrix);
        }

        private static String text(String text, String part, String template) {
            if (text.indexOf('}') >= 0) {
                throw malformed(part, template);
            }
            return PathBytes.normalLiteral(text);
        }

        private static IllegalArgumentException malformed(String part, String template) {
            return new IllegalArgumentException(
                    "path template `" + template + "` is not well-formed at `" + part + "`");
        }

        RouteNode.Parameter leadingTo(RouteNode node) {
            return new RouteNode.Parameter(
                    texts.getFirst(), List.copyOf(texts.subList(1, texts.size() - 1)), texts.getLast(), matrix, node);
        }
    }

    private static final class Segment {

        private final Map<String, Segment> literals = new LinkedHashMap<>();
        private final Map<Around, Segment> parameters = new LinkedHashMap<>();
        private final Map<HttpMethod, RouteMatch> served = new LinkedHashMap<>();
        private @Nullable Segment wildcard;
        private @Nullable Segment wildcardForNothing;
        private boolean basePath;

        Segment literal(String normal) {
            return literals.computeIfAbsent(normal, literal -> new Segment());
        }

        Segment then(String part, String template, Map<String, PathStyle> styles) {
            if (part.indexOf('{') < 0 && part.indexOf('}') < 0) {
                return literal(PathBytes.normalLiteral(part));
            }
            return parameters.computeIfAbsent(Around.of(part, template, styles), text -> new Segment());
        }

        Segment wildcard() {
            Segment known = wildcard;
            if (known == null) {
                known = new Segment();
                wildcard = known;
            }
            return known;
        }

        Segment wildcardForNothing() {
            Segment known = wildcardForNothing;
            if (known == null) {
                known = new Segment();
                wildcardForNothing = known;
            }
            return known;
        }

        void serve(HttpMethod method, String template, RouteMatch match) {
            RouteMatch other = served.putIfAbsent(method, match);
            if (other != null) {
                throw new IllegalArgumentException(
                        "`" + method + " " + template + "` is served by both " + name(other) + " and " + name(match));
            }
        }

        private static String name(RouteMatch match) {
            return "`" + match.operation().api() + "` operation `"
                    + match.operation().id() + "`";
        }

        RouteNode build() {
            Map<String, RouteNode> builtLiterals = new LinkedHashMap<>();
            literals.forEach((literal, segment) -> builtLiterals.put(literal, segment.build()));
            List<RouteNode.Parameter> builtParameters = new ArrayList<>();
            parameters.forEach((around, segment) -> builtParameters.add(around.leadingTo(segment.build())));
            builtParameters.sort(
                    Comparator.comparingInt(RouteNode.Parameter::fixedLength).reversed());
            return new RouteNode(new RouteNode.Parts(
                    builtLiterals,
                    builtParameters,
                    served,
                    wildcard == null ? null : wildcard.build(),
                    wildcardForNothing == null ? null : wildcardForNothing.build(),
                    basePath,
                    basePathLength()));
        }

        private int basePathLength() {
            int length = 0;
            for (RouteMatch match : served.values()) {
                length = Math.max(length, normal(match.operation().basePath()).length());
            }
            return length;
        }
    }
}
