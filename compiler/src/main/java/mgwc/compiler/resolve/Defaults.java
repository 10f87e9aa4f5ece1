package mgwc.compiler.resolve;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** The mapping itself when there is nothing to fill in, which is what the comparison below looks for. */
    @SuppressWarnings("ReferenceEquality")
    private static Node.Mapping mapping(Node.Mapping mapping, SchemaView schema) {
        LinkedHashMap<String, Entry> entries = new LinkedHashMap<>(mapping.entries());
        boolean changed = false;
        for (Map.Entry<String, Entry> field : entries.entrySet()) {
            Entry entry = field.getValue();
            Optional<SchemaView> child = schema.child(field.getKey());
            Node value = child.isPresent() ? filled(entry.value(), child.get()) : entry.value();
            if (value != entry.value()) {
                field.setValue(new Entry(entry.keySpan(), value));
                changed = true;
            }
        }
        for (SchemaView.Preset preset : schema.presets()) {
            if (!entries.containsKey(preset.field())) {
                Node node = filled(node(preset.value(), mapping.span()), preset.view());
                entries.put(preset.field(), new Entry(mapping.span(), node));
                changed = true;
            }
        }
        return changed ? new Node.Mapping(mapping.origin(), entries) : mapping;
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
