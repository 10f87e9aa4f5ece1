package mgwc.compiler.resolve;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import mgwc.compiler.parse.SchemaView;
import mgwc.compiler.report.SourceSpan;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.Node.Entry;
import mgwc.compiler.yaml.Origin;
import tools.jackson.databind.JsonNode;

/** Writes the schema's defaults into a tree, so that what follows sees every value that holds. */
final class Defaults {

    private Defaults() {}

    /** The tree with every absent field that has a default; what is written stays as it is. */
    static Node.Mapping fillIn(Node.Mapping root, SchemaView schema) {
        return mapping(root, schema);
    }

    private static Node filled(Node node, SchemaView schema) {
        return switch (node) {
            case Node.Mapping mapping -> mapping(mapping, schema);
            case Node.Sequence sequence -> sequence;
            case Node.Scalar scalar -> scalar;
        };
    }

    private static Node.Mapping mapping(Node.Mapping mapping, SchemaView schema) {
        LinkedHashMap<String, Entry> entries = new LinkedHashMap<>();
        mapping.entries().forEach((key, entry) -> {
            Optional<SchemaView> child = schema.child(key);
            Node value = child.isPresent() ? filled(entry.value(), child.get()) : entry.value();
            entries.put(key, new Entry(entry.keySpan(), value));
        });
        for (String field : schema.fields()) {
            Optional<SchemaView> child = schema.child(field);
            Optional<JsonNode> value = child.flatMap(SchemaView::defaultValue);
            if (!entries.containsKey(field) && value.isPresent()) {
                Node node = filled(node(value.get(), mapping.span()), child.get());
                entries.put(field, new Entry(mapping.span(), node));
            }
        }
        return new Node.Mapping(mapping.origin(), entries);
    }

    private static Node node(JsonNode value, SourceSpan span) {
        Origin origin = new Origin.Default(span);
        if (value.isObject()) {
            LinkedHashMap<String, Entry> entries = new LinkedHashMap<>();
            value.properties()
                    .forEach(field -> entries.put(field.getKey(), new Entry(span, node(field.getValue(), span))));
            return new Node.Mapping(origin, entries);
        }
        if (value.isArray()) {
            List<Node> items =
                    value.values().stream().map(item -> node(item, span)).toList();
            return new Node.Sequence(origin, items);
        }
        return new Node.Scalar(origin, value.asString(), type(value));
    }

    private static Node.ScalarType type(JsonNode value) {
        return switch (value.getNodeType()) {
            case BOOLEAN -> Node.ScalarType.BOOLEAN;
            case NUMBER -> value.isIntegralNumber() ? Node.ScalarType.INTEGER : Node.ScalarType.DECIMAL;
            case NULL -> Node.ScalarType.NULL;
            case STRING, ARRAY, OBJECT, BINARY, MISSING, POJO -> Node.ScalarType.STRING;
        };
    }
}
