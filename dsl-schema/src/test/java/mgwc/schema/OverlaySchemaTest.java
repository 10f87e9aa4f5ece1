package mgwc.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import mgwc.model.Kind;
import org.junit.jupiter.api.Test;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An overlay is a change to an Api spec, so its schema follows from that of an Api: nothing is required, nothing has a
 * default, and {@code null} deletes what an Api can do without. {@code -Dmgwc.schemas.update=true} rewrites it.
 */
class OverlaySchemaTest {

    /** An API has these always, so an overlay can change but not delete them. */
    private static final Set<String> UNDELETABLE = Set.of("basePath", "endpoints", "security");

    /** The contract is the same in every environment. */
    private static final Set<String> UNCHANGEABLE = Set.of("openapi");

    private static final List<String> OF_WHOLE_VALUES =
            List.of("default", "required", "minProperties", "maxProperties");

    private final SchemaFile api = SchemaFile.of(Kind.API);

    @Test
    void follows_from_the_schema_of_an_api() throws IOException {
        ObjectNode written = SchemaFile.of(Kind.API_OVERLAY).root();
        ObjectNode expected = written.deepCopy();
        ObjectNode properties = (ObjectNode) expected.at("/properties/spec/properties");
        JsonNode target = properties.get("targetRef");
        properties.removeAll();
        properties.set("targetRef", target);
        api.root().at("/properties/spec/properties").properties().forEach(field -> {
            if (!UNCHANGEABLE.contains(field.getKey())) {
                properties.set(field.getKey(), change(field.getValue(), !UNDELETABLE.contains(field.getKey())));
            }
        });
        if (Boolean.getBoolean("mgwc.schemas.update")) {
            DefaultPrettyPrinter printer = new DefaultPrettyPrinter(Separators.createDefaultInstance()
                            .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                            .withObjectEmptySeparator(""))
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n"));
            Files.writeString(
                    SchemaFile.path(Kind.API_OVERLAY),
                    SchemaFile.MAPPER.writer().with(printer).writeValueAsString(expected) + "\n");
        }

        assertThat(written.toPrettyString()).isEqualTo(expected.toPrettyString());
    }

    private ObjectNode change(JsonNode schema, boolean deletable) {
        ObjectNode change = api.resolved(schema).deepCopy();
        change.remove(OF_WHOLE_VALUES);
        if (change.path("properties") instanceof ObjectNode properties) {
            properties.propertyNames().stream()
                    .toList()
                    .forEach(name -> properties.set(name, change(properties.get(name), true)));
        }
        if (change.path("additionalProperties") instanceof ObjectNode entries) {
            change.set("additionalProperties", change(entries, true));
        }
        for (String part : List.of("propertyNames", "items")) {
            if (change.has(part)) {
                change.set(part, api.resolved(change.get(part)));
            }
        }
        if (deletable) {
            String type = change.get("type").stringValue();
            change.putArray("type").add(type).add("null");
            if (change.path("enum") instanceof tools.jackson.databind.node.ArrayNode choices) {
                choices.addNull();
            }
        }
        return change;
    }
}
