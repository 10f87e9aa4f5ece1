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
    void add(HttpMethod method, String template, Destination destination) {
        Segment segment = root;
        for (String part : template.substring(1).split("/", -1)) {
            segment = segment.then(part, template);
        }
        Destination other = segment.served.putIfAbsent(method, destination);
        if (other != null) {
            throw new IllegalArgumentException(
                    "`" + method + " " + template + "` is served by both " + name(other) + " and " + name(destination));
        }
    }

    private static String name(Destination destination) {
        return "`" + destination.operation().api() + "` operation `"
                + destination.operation().id() + "`";
    }

    RouteTable build() {
        return new RouteTable(root.build());
    }

    private record Around(String prefix, String suffix) {}

    private static final class Segment {

        private final Map<String, Segment> literals = new LinkedHashMap<>();
        private final Map<Around, Segment> parameters = new LinkedHashMap<>();
        private final Map<HttpMethod, Destination> served = new LinkedHashMap<>();

        Segment then(String part, String template) {
            int open = part.indexOf('{');
            int close = part.indexOf('}');
            if (open < 0 && close < 0) {
                return literals.computeIfAbsent(PathBytes.normalLiteral(part), literal -> new Segment());
            }
            if (open < 0 || close <= open + 1 || open != part.lastIndexOf('{') || close != part.lastIndexOf('}')) {
                throw new IllegalArgumentException(
                        "path template `" + template + "` is not well-formed at `" + part + "`");
            }
            Around around = new Around(
                    PathBytes.normalLiteral(part.substring(0, open)),
                    PathBytes.normalLiteral(part.substring(close + 1)));
            return parameters.computeIfAbsent(around, text -> new Segment());
        }

        RouteNode build() {
            Map<String, RouteNode> builtLiterals = new LinkedHashMap<>();
            literals.forEach((literal, segment) -> builtLiterals.put(literal, segment.build()));
            List<RouteNode.Parameter> builtParameters = new ArrayList<>();
            parameters.forEach((around, segment) ->
                    builtParameters.add(new RouteNode.Parameter(around.prefix(), around.suffix(), segment.build())));
            builtParameters.sort(
                    Comparator.comparingInt(RouteNode.Parameter::fixedLength).reversed());
            return new RouteNode(builtLiterals, builtParameters, served);
        }
    }
}
