package mgwc.schema;

import java.nio.file.Path;
import mgwc.model.Kind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A schema as a tree, with references followed where they stand. */
record SchemaFile(ObjectNode root) {

    static final JsonMapper MAPPER = JsonMapper.shared();

    static SchemaFile of(Kind kind) {
        return new SchemaFile((ObjectNode) MAPPER.readTree(SchemaCatalog.json(kind)));
    }

    static Path path(Kind kind) {
        return Path.of("src/main/resources/mgwc/schema/v1", SchemaCatalog.fileName(kind));
    }

    /** What holds at a place: the definition, with what stands beside the reference put over it. */
    ObjectNode resolved(JsonNode schema) {
        JsonNode ref = schema.path("$ref");
        if (!ref.isString()) {
            return (ObjectNode) schema;
        }
        ObjectNode merged = (ObjectNode) root.at(ref.stringValue().substring(1)).deepCopy();
        schema.properties().forEach(field -> {
            if (!field.getKey().equals("$ref")) {
                merged.set(field.getKey(), field.getValue());
            }
        });
        return merged;
    }
}
