package mgwc.gateway.edge;

import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the operations of a generation; a template is read when it is added. */
final class RouteTableBuilder {

    private final Segment root = new Segment();

    /**
     * @param template base path and OpenAPI template, starting with a slash
     * @throws IllegalArgumentException with a message for a person, if a template is not well-formed or an operation
     *     with the same method and the same paths is there already
     */
    void add(HttpMethod method, String template, RouteMatch match) {
        Segment segment = root;
        for (String part : template.substring(1).split("/", -1)) {
            segment = segment.then(part, template);
        }
        RouteMatch other = segment.served.putIfAbsent(method, match);
        if (other != null) {
            throw new IllegalArgumentException(
                    "`" + method + " " + template + "` is served by both " + name(other) + " and " + name(match));
        }
    }

    private static String name(RouteMatch match) {
        return "`" + match.operation().api() + "` operation `"
                + match.operation().id() + "`";
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

    /** @param texts before, between and behind the parameters of a segment */
    private record Around(List<String> texts) {

        static Around of(String part, String template) {
            List<String> texts = new ArrayList<>();
            int from = 0;
            for (int open = part.indexOf('{'); open >= 0; open = part.indexOf('{', from)) {
                int close = part.indexOf('}', open);
                boolean named = close > open + 1 && part.lastIndexOf('{', close) == open;
                boolean apart = open > from || texts.isEmpty();
                if (!named || !apart) {
                    throw malformed(part, template);
                }
                texts.add(text(part.substring(from, open), part, template));
                from = close + 1;
            }
            texts.add(text(part.substring(from), part, template));
            return new Around(texts);
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
                    texts.getFirst(), List.copyOf(texts.subList(1, texts.size() - 1)), texts.getLast(), node);
        }
    }

    private static final class Segment {

        private final Map<String, Segment> literals = new LinkedHashMap<>();
        private final Map<Around, Segment> parameters = new LinkedHashMap<>();
        private final Map<HttpMethod, RouteMatch> served = new LinkedHashMap<>();

        Segment then(String part, String template) {
            if (part.indexOf('{') < 0 && part.indexOf('}') < 0) {
                return literals.computeIfAbsent(PathBytes.normalLiteral(part), literal -> new Segment());
            }
            return parameters.computeIfAbsent(Around.of(part, template), text -> new Segment());
        }

        RouteNode build() {
            Map<String, RouteNode> builtLiterals = new LinkedHashMap<>();
            literals.forEach((literal, segment) -> builtLiterals.put(literal, segment.build()));
            List<RouteNode.Parameter> builtParameters = new ArrayList<>();
            parameters.forEach((around, segment) -> builtParameters.add(around.leadingTo(segment.build())));
            builtParameters.sort(
                    Comparator.comparingInt(RouteNode.Parameter::fixedLength).reversed());
            return new RouteNode(builtLiterals, builtParameters, served);
        }
    }
}
