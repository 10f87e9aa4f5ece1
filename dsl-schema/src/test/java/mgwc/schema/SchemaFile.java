package mgwc.schema;

import java.nio.file.Path;
import mgwc.model.Kind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A schema file as a tree, with references followed where they stand. */
record SchemaFile(ObjectNode root) {

    static final JsonMapper MAPPER = JsonMapper.shared();
    private static final String SECTIONS = "sections/";

    static SchemaFile of(Kind kind) {
        return of(SchemaCatalog.fileName(kind));
    }

    /** @param file relative to the folder of all schemas */
    static SchemaFile of(String file) {
        return new SchemaFile((ObjectNode) MAPPER.readTree(SchemaCatalog.json(file)));
    }

    static Path path(String file) {
        return Path.of("src/main/resources/mgwc/schema/v1", file);
    }

    /** Whether what holds at a place stands in a file of its own. */
    static boolean isSection(JsonNode schema) {
        return schema.path("$ref").asString("").startsWith(SECTIONS);
    }

    /** The file in which references of what holds at a place are to be looked up. */
    SchemaFile home(JsonNode schema) {
        return isSection(schema) ? of(schema.get("$ref").stringValue().split("#", -1)[0]) : this;
    }

    /** The same with all that stands in other files put where it is referred to. */
    SchemaFile selfContained() {
        return new SchemaFile((ObjectNode) inlined(root, false));
    }

    /** What holds at a place, with every reference in it followed. */
    JsonNode inlined(JsonNode schema) {
        return inlined(schema, true);
    }

    private JsonNode inlined(JsonNode node, boolean local) {
        if (isSection(node) || (local && node.has("$ref"))) {
            return home(node).inlined(resolved(node), true);
        }
        if (node instanceof ObjectNode object) {
            ObjectNode copy = MAPPER.createObjectNode();
            object.properties().forEach(field -> copy.set(field.getKey(), inlined(field.getValue(), local)));
            return copy;
        }
        return node;
    }

    /** What holds at a place: the definition, with what stands beside the reference put over it. */
    ObjectNode resolved(JsonNode schema) {
        JsonNode ref = schema.path("$ref");
        if (!ref.isString()) {
            return (ObjectNode) schema;
        }
        String pointer = ref.stringValue().contains("#") ? ref.stringValue().split("#", -1)[1] : "";
        ObjectNode merged = (ObjectNode) home(schema).root().at(pointer).deepCopy();
        merged.remove("definitions");
        merged.remove("$schema");
        schema.properties().forEach(field -> {
            if (!field.getKey().equals("$ref")) {
                merged.set(field.getKey(), field.getValue());
            }
        });
        return merged;
    }
}
