package mgwc.compiler.schema;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.Node.Entry;

/** A schema in which everything that it takes from other files stands where it refers to it. */
final class SelfContainedSchema {

    /** What a schema file holds for itself, and not for the places that refer to it. */
    private static final Set<String> OF_THE_FILE = Set.of("$schema", "definitions");

    private SelfContainedSchema() {}

    /** References within the file itself stay as they are. */
    static Node.Mapping of(Node.Mapping schema) {
        return mapping(schema, schema, false);
    }

    private static Node inlined(Node node, Node.Mapping root, boolean elsewhere) {
        return switch (node) {
            case Node.Mapping mapping -> mapping(mapping, root, elsewhere);
            case Node.Sequence sequence -> sequence;
            case Node.Scalar scalar -> scalar;
        };
    }

    private static Node.Mapping mapping(Node.Mapping mapping, Node.Mapping root, boolean elsewhere) {
        Optional<String> reference = mapping.get("$ref")
                .map(node -> node instanceof Node.Scalar scalar ? scalar.text() : "")
                .filter(text -> elsewhere || !text.startsWith("#"));
        if (reference.isPresent()) {
            SchemaReference found = SchemaReference.of(reference.get(), root);
            return mapping(merged(found.target(), mapping), found.root(), true);
        }
        LinkedHashMap<String, Entry> entries = new LinkedHashMap<>();
        mapping.entries()
                .forEach((key, entry) ->
                        entries.put(key, new Entry(entry.keySpan(), inlined(entry.value(), root, elsewhere))));
        return new Node.Mapping(mapping.origin(), entries);
    }

    /** What stands beside a reference goes before what its target says. */
    private static Node.Mapping merged(Node.Mapping target, Node.Mapping referring) {
        LinkedHashMap<String, Entry> entries = new LinkedHashMap<>(target.entries());
        entries.keySet().removeAll(OF_THE_FILE);
        referring.entries().forEach((key, entry) -> {
            if (!key.equals("$ref")) {
                entries.put(key, entry);
            }
        });
        return new Node.Mapping(referring.origin(), entries);
    }
}
