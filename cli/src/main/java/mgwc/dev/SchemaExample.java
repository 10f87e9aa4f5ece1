package mgwc.dev;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import mgwc.compiler.contract.ContractFiles;
import mgwc.compiler.contract.ContractFiles.Found;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.Node.Mapping;
import mgwc.compiler.yaml.Node.Scalar;
import mgwc.compiler.yaml.Node.Sequence;
import mgwc.compiler.yaml.NodeJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Values that fit the schemas of one contract: what the document gives as an example, or else the smallest plausible
 * value. A reference that leads back to itself ends in an omitted property or an empty list.
 */
final class SchemaExample {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Values in one example; schemas that refer to each other a lot would otherwise give examples without end. */
    private static final int MAX_VALUES = 2_000;

    private static final Map<String, String> BY_FORMAT = Map.ofEntries(
            Map.entry("date", "2026-01-31"),
            Map.entry("date-time", "2026-01-31T12:00:00Z"),
            Map.entry("time", "12:00:00Z"),
            Map.entry("duration", "PT1H"),
            Map.entry("uuid", "3f2b8c1e-7d64-4a4e-9a55-0c1d2e3f4a5b"),
            Map.entry("email", "someone@example.com"),
            Map.entry("hostname", "host.example.com"),
            Map.entry("ipv4", "192.0.2.1"),
            Map.entry("ipv6", "2001:db8::1"),
            Map.entry("uri", "https://example.com/"),
            Map.entry("uri-reference", "/"),
            Map.entry("byte", "bWd3Yw=="));

    private final ContractFiles files;

    SchemaExample(ContractFiles files) {
        this.files = files;
    }

    /** A value for the schema. */
    JsonNode of(Node schema) {
        return new Walk().value(schema).orElseGet(JSON::nullNode);
    }

    /** Follows {@code $ref} as far as it stays in the workspace; a broken reference gives nothing. */
    Optional<Node> resolved(Node node) {
        return files.resolved(node);
    }

    /** One example in the making. */
    private final class Walk {

        private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
        private int values;

        private Optional<JsonNode> value(Node schema) {
            if (!(schema instanceof Mapping mapping) || ++values > MAX_VALUES) {
                return Optional.empty();
            }
            Optional<Scalar> reference = ContractFiles.reference(mapping);
            if (reference.isPresent()) {
                return files.end(reference.get()) instanceof Found found ? referenced(found.node()) : Optional.empty();
            }
            return given(mapping).or(() -> alternative(mapping)).or(() -> Optional.of(generated(mapping)));
        }

        private Optional<JsonNode> referenced(Node schema) {
            if (!open.add(schema)) {
                return Optional.empty();
            }
            Optional<JsonNode> value = value(schema);
            open.remove(schema);
            return value;
        }

        private Optional<JsonNode> alternative(Mapping schema) {
            return Stream.of("oneOf", "anyOf")
                    .flatMap(keyword -> items(schema, keyword).stream())
                    .flatMap(choice -> value(choice).stream())
                    .findFirst()
                    .map(choice -> choice instanceof ObjectNode object ? object(schema, object) : choice);
        }

        private JsonNode generated(Mapping schema) {
            Optional<JsonNode> part = items(schema, "allOf").stream()
                    .flatMap(each -> value(each).stream())
                    .findFirst();
            if (part.isPresent() && !part.get().isObject()) {
                return part.get();
            }
            return switch (type(schema)) {
                case "object" -> object(schema, JSON.objectNode());
                case "array" -> array(schema);
                case "string" -> JSON.stringNode(string(schema));
                case "integer" ->
                    JSON.numberNode(smallest(schema, BigDecimal.ONE).toBigInteger());
                case "number" -> JSON.numberNode(smallest(schema, BigDecimal.ONE));
                case "boolean" -> JSON.booleanNode(true);
                default -> JSON.nullNode();
            };
        }

        private ObjectNode object(Mapping schema, ObjectNode object) {
            for (Node part : items(schema, "allOf")) {
                if (value(part).orElse(null) instanceof ObjectNode fields) {
                    object.setAll(fields);
                }
            }
            if (schema.get("properties").orElse(null) instanceof Mapping properties) {
                properties.entries().forEach((name, entry) -> {
                    if (!isWriteOnly(entry.value())) {
                        value(entry.value()).ifPresent(value -> object.set(name, value));
                    }
                });
            }
            return object;
        }

        private ArrayNode array(Mapping schema) {
            ArrayNode array = JSON.arrayNode();
            List<Node> prefix = items(schema, "prefixItems");
            prefix.forEach(item -> value(item).ifPresent(array::add));
            int wanted = Math.clamp(
                    whole(schema, "minItems")
                            .orElse(BigInteger.ONE)
                            .max(BigInteger.ONE)
                            .intValue(),
                    1,
                    10);
            Optional<JsonNode> item = schema.get("items").flatMap(items -> value(items));
            while (item.isPresent() && array.size() < wanted) {
                array.add(item.get());
            }
            return array;
        }
    }

    /** What the author of the schema wrote down. */
    private static Optional<JsonNode> given(Mapping schema) {
        return Stream.of(
                        schema.get("example"),
                        schema.get("examples").flatMap(SchemaExample::first),
                        schema.get("default"),
                        schema.get("const"),
                        schema.get("enum").flatMap(SchemaExample::first))
                .flatMap(Optional::stream)
                .findFirst()
                .map(NodeJson::of);
    }

    private static String string(Mapping schema) {
        String text = BY_FORMAT.getOrDefault(text(schema, "format").orElse(""), "text");
        int shortest = whole(schema, "minLength")
                .orElse(BigInteger.ZERO)
                .min(BigInteger.valueOf(1000))
                .intValue();
        int longest = whole(schema, "maxLength")
                .orElse(BigInteger.valueOf(1000))
                .min(BigInteger.valueOf(1000))
                .intValue();
        if (text.length() < shortest) {
            return text.repeat(shortest / text.length() + 1).substring(0, shortest);
        }
        return text.length() > longest ? text.substring(0, Math.max(0, longest)) : text;
    }

    private static BigDecimal smallest(Mapping schema, BigDecimal otherwise) {
        Optional<BigDecimal> above = decimal(schema, "exclusiveMinimum").map(BigDecimal.ONE::add);
        Optional<BigDecimal> least = above.or(() -> decimal(schema, "minimum"));
        return least.or(() -> decimal(schema, "maximum").filter(most -> most.compareTo(otherwise) < 0))
                .orElse(otherwise);
    }

    /** The first type that is not {@code null}; what the keywords suggest where none is given. */
    private static String type(Mapping schema) {
        Optional<Node> type = schema.get("type");
        if (type.orElse(null) instanceof Sequence types) {
            return types.items().stream()
                    .map(SchemaExample::asText)
                    .filter(name -> !name.equals("null"))
                    .findFirst()
                    .orElse("null");
        }
        if (type.isPresent()) {
            return asText(type.get());
        }
        if (schema.get("items").isPresent() || schema.get("prefixItems").isPresent()) {
            return "array";
        }
        return schema.get("properties").isPresent() || schema.get("allOf").isPresent() ? "object" : "";
    }

    private boolean isWriteOnly(Node schema) {
        return resolved(schema).orElse(schema) instanceof Mapping mapping
                && text(mapping, "writeOnly").filter("true"::equals).isPresent();
    }

    private static Optional<Node> first(Node node) {
        return node instanceof Sequence sequence && !sequence.items().isEmpty()
                ? Optional.of(sequence.items().getFirst())
                : Optional.empty();
    }

    private static List<Node> items(Mapping schema, String keyword) {
        return schema.get(keyword).orElse(null) instanceof Sequence sequence ? sequence.items() : List.of();
    }

    private static Optional<String> text(Mapping mapping, String key) {
        return mapping.get(key).filter(Scalar.class::isInstance).map(SchemaExample::asText);
    }

    private static String asText(Node node) {
        return node instanceof Scalar scalar ? scalar.text() : "";
    }

    private static Optional<BigInteger> whole(Mapping schema, String key) {
        return decimal(schema, key).map(BigDecimal::toBigInteger);
    }

    private static Optional<BigDecimal> decimal(Mapping schema, String key) {
        return schema.get(key).map(NodeJson::of).filter(JsonNode::isNumber).map(JsonNode::decimalValue);
    }
}
