package mgwc.dev;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mgwc.compiler.contract.Contract;
import mgwc.compiler.contract.PathStyle;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.Node.Mapping;
import mgwc.compiler.yaml.Node.Scalar;
import mgwc.compiler.yaml.Node.Sequence;
import mgwc.compiler.yaml.NodeJson;
import mgwc.dev.MockAnswer.Body;
import mgwc.value.NodePath;
import mgwc.value.PathTemplate.Literal;
import mgwc.value.PathTemplate.Parameter;
import mgwc.value.PathTemplate.Segment;
import mgwc.value.PathTemplate.Wildcard;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A request for one operation of a contract, and the answer to it, out of the contract's own examples and schemas. */
final class OperationExamples {

    private final Contract contract;
    private final Contract.Operation operation;
    private final SchemaExample schemas;
    private final Optional<Node> pathItem;
    private final Optional<Node> node;

    OperationExamples(Contract contract, Contract.Operation operation) {
        this.contract = contract;
        this.operation = operation;
        this.schemas = new SchemaExample(contract.files());
        this.pathItem = contract.root()
                .at(NodePath.of("paths", operation.template().toString()))
                .flatMap(schemas::resolved);
        this.node =
                pathItem.flatMap(item -> field(item, operation.method().name().toLowerCase(Locale.ROOT)));
    }

    /** The first successful response; an operation without responses gets an empty 200. */
    MockAnswer answer() {
        Optional<Map.Entry<String, Node>> response =
                node.flatMap(own -> field(own, "responses")).flatMap(OperationExamples::successful);
        if (response.isEmpty()) {
            return new MockAnswer(200, Optional.empty());
        }
        int status = status(response.get().getKey());
        boolean bodyless = status == 204 || status == 205 || status == 304;
        Optional<Body> body = schemas.resolved(response.get().getValue())
                .filter(found -> !bodyless)
                .flatMap(found -> content(found).or(() -> contentOfVersion2(found)));
        return new MockAnswer(status, body);
    }

    /** The request body that the contract describes. */
    Optional<Body> requestBody() {
        return node.flatMap(own -> field(own, "requestBody"))
                .flatMap(schemas::resolved)
                .flatMap(this::content)
                .or(() -> parameters()
                        .filter(parameter -> text(parameter, "in").equals("body"))
                        .findFirst()
                        .flatMap(parameter -> field(parameter, "schema"))
                        .map(schema ->
                                new Body("application/json", schemas.of(schema).toString())));
    }

    /** The path with a value in every parameter, and a query with the parameters that are required. */
    String requestTarget() {
        StringBuilder target = new StringBuilder();
        for (Segment segment : operation.template().segments()) {
            target.append('/')
                    .append(
                            switch (segment) {
                                case Literal literal -> literal.text();
                                case Parameter parameter -> filled(parameter);
                                case Wildcard wildcard ->
                                    encoded(value("path", wildcard.name().orElse("")));
                            });
        }
        char separator = '?';
        for (Node parameter : parameters().toList()) {
            if (text(parameter, "in").equals("query")
                    && text(parameter, "required").equals("true")) {
                String name = text(parameter, "name");
                target.append(separator).append(encoded(name)).append('=').append(encoded(value("query", name)));
                separator = '&';
            }
        }
        return target.toString();
    }

    private String filled(Parameter parameter) {
        StringBuilder segment = new StringBuilder(parameter.texts().getFirst());
        for (int i = 0; i < parameter.names().size(); i++) {
            String name = parameter.names().get(i);
            segment.append(start(name))
                    .append(encoded(value("path", name)))
                    .append(parameter.texts().get(i + 1));
        }
        return segment.toString();
    }

    /** What stands before the value of a path parameter, by its style. */
    private String start(String name) {
        PathStyle style = operation.styles().get(name);
        if (style == null) {
            return "";
        }
        return switch (style) {
            case LABEL -> ".";
            case MATRIX -> ";" + encoded(name) + "=";
        };
    }

    private String value(String place, String name) {
        return parameters()
                .filter(parameter -> text(parameter, "in").equals(place)
                        && text(parameter, "name").equals(name))
                .findFirst()
                .map(this::parameterValue)
                .map(value -> value.isContainer() || value.isNull() ? "" : value.asString())
                .filter(text -> !text.isEmpty())
                .orElse("1");
    }

    private JsonNode parameterValue(Node parameter) {
        return givenExample(parameter)
                .orElseGet(() -> schemas.of(field(parameter, "schema").orElse(parameter)));
    }

    /** The operation's parameters, then those of its path. */
    private Stream<Node> parameters() {
        return Stream.of(node, pathItem)
                .flatMap(place -> place.flatMap(own -> field(own, "parameters")).stream())
                .flatMap(list -> list instanceof Sequence sequence ? sequence.items().stream() : Stream.empty())
                .flatMap(each -> schemas.resolved(each).stream());
    }

    /** {@code 200} before {@code 201} before {@code 2XX} before {@code default}; else whatever comes first. */
    private static Optional<Map.Entry<String, Node>> successful(Node responses) {
        return fields(responses).entrySet().stream()
                .filter(entry -> !entry.getKey().startsWith("x-"))
                .min((left, right) -> rank(left.getKey()).compareTo(rank(right.getKey())));
    }

    private static String rank(String status) {
        if (status.startsWith("2")) {
            return "0" + status;
        }
        return status.equals("default") ? "1" : "2" + status;
    }

    private static int status(String text) {
        return text.matches("[2-5]\\d\\d") ? Integer.parseInt(text) : 200;
    }

    private Optional<Body> content(Node holder) {
        Map<String, Node> byType =
                field(holder, "content").map(OperationExamples::fields).orElse(Map.of());
        return preferred(byType.keySet()).map(type -> body(type, example(byType.getOrDefault(type, holder))));
    }

    /** OpenAPI 2.0: the schema stands in the response, the media types in {@code produces}. */
    private Optional<Body> contentOfVersion2(Node response) {
        Map<String, Node> given =
                field(response, "examples").map(OperationExamples::fields).orElse(Map.of());
        Optional<String> best = preferred(given.keySet());
        if (best.isPresent()) {
            return best.map(type -> body(type, NodeJson.of(given.getOrDefault(type, response))));
        }
        List<String> produced = node.flatMap(own -> field(own, "produces"))
                .or(() -> contract.root().get("produces"))
                .map(OperationExamples::texts)
                .orElse(List.of());
        return field(response, "schema")
                .map(schema -> body(preferred(produced).orElse("application/json"), schemas.of(schema)));
    }

    private JsonNode example(Node media) {
        return givenExample(media)
                .or(() -> field(media, "schema").map(schemas::of))
                .orElseGet(JsonNodeFactory.instance::nullNode);
    }

    private Optional<JsonNode> givenExample(Node holder) {
        Stream<Node> named = field(holder, "examples").map(OperationExamples::fields).stream()
                .flatMap(byName -> byName.values().stream())
                .flatMap(each -> schemas.resolved(each).stream())
                .flatMap(each -> field(each, "value").stream());
        return Stream.concat(field(holder, "example").stream(), named)
                .findFirst()
                .map(NodeJson::of);
    }

    /** JSON if there is JSON, for it is what we can make up best. */
    private static Optional<String> preferred(Iterable<String> mediaTypes) {
        Optional<String> first = Optional.empty();
        for (String type : mediaTypes) {
            if (isJson(type)) {
                return Optional.of(type);
            }
            first = first.or(() -> Optional.of(type));
        }
        return first;
    }

    /** JSON as it is; a string of any other type without quotes. */
    private static Body body(String mediaType, JsonNode value) {
        String type = mediaType.contains("*") ? "application/json" : mediaType;
        return new Body(type, value.isString() && !isJson(type) ? value.stringValue() : value.toString());
    }

    private static boolean isJson(String mediaType) {
        String type = mediaType.split(";", 2)[0].strip();
        return type.equals("application/json") || type.endsWith("+json");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Optional<Node> field(Node node, String name) {
        return node instanceof Mapping mapping ? mapping.get(name) : Optional.empty();
    }

    private static Map<String, Node> fields(Node node) {
        Map<String, Node> fields = new LinkedHashMap<>();
        if (node instanceof Mapping mapping) {
            mapping.entries().forEach((name, entry) -> fields.put(name, entry.value()));
        }
        return fields;
    }

    private static String text(Node node, String name) {
        return field(node, name).map(OperationExamples::text).orElse("");
    }

    private static String text(Node node) {
        return node instanceof Scalar scalar ? scalar.text() : "";
    }

    private static List<String> texts(Node node) {
        List<String> texts = new ArrayList<>();
        if (node instanceof Sequence sequence) {
            sequence.items().forEach(item -> texts.add(text(item)));
        }
        return texts;
    }
}
