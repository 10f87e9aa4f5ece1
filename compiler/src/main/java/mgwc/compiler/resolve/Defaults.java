package mgwc.compiler.resolve;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.schema.SchemaView;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.Node.Entry;
import mgwc.compiler.yaml.Origin;

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

    /** A value of the schema as nobody's, at the place that leaves it out. */
    private static Node node(Node value, SourceSpan span) {
        Origin origin = new Origin.Default(span);
        return switch (value) {
            case Node.Mapping mapping -> {
                LinkedHashMap<String, Entry> entries = new LinkedHashMap<>();
                mapping.entries().forEach((key, entry) -> entries.put(key, new Entry(span, node(entry.value(), span))));
                yield new Node.Mapping(origin, entries);
            }
            case Node.Sequence sequence ->
                new Node.Sequence(
                        origin,
                        sequence.items().stream().map(item -> node(item, span)).toList());
            case Node.Scalar scalar -> new Node.Scalar(origin, scalar.text(), scalar.type());
        };
    }
}
