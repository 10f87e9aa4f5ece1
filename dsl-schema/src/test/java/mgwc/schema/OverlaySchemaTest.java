package mgwc.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import mgwc.model.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An overlay is a change to an Api spec, so its schema follows from that of an Api: nothing is required, nothing has a
 * default, and {@code null} deletes what an Api can do without. Each section of an Api spec has its counterpart in
 * {@code sections/overlay/}. {@code -Dmgwc.schemas.update=true} rewrites them all.
 */
class OverlaySchemaTest {

    /** The contract is the same in every environment. */
    private static final Set<String> UNCHANGEABLE = Set.of("openapi");

    private static final List<String> OF_WHOLE_VALUES =
            List.of("default", "required", "minProperties", "maxProperties");

    private final SchemaFile api = SchemaFile.of(Kind.API);

    @Test
    void followsFromTheSchemaOfAnApi() throws IOException {
        ObjectNode expected = SchemaFile.of(Kind.API_OVERLAY).root().deepCopy();
        ObjectNode properties = (ObjectNode) expected.at("/properties/spec/properties");
        JsonNode target = properties.get("targetRef");
        properties.removeAll();
        properties.set("targetRef", target);
        fields().properties().forEach(field -> {
            if (!UNCHANGEABLE.contains(field.getKey())) {
                properties.set(field.getKey(), change(field.getValue(), api, !isRequired(field.getKey())));
            }
        });

        assertIsWritten(SchemaCatalog.fileName(Kind.API_OVERLAY), expected);
    }

    @ParameterizedTest
    @MethodSource("sections")
    void aSectionFollowsFromThatOfAnApi(String name) throws IOException {
        SchemaFile section = SchemaFile.of("sections/" + name + ".json");
        ObjectNode ofTheApi = section.root().deepCopy();
        ofTheApi.remove("definitions");
        ObjectNode expected = change(ofTheApi, section, !isRequired(name));
        JsonNode ofOperations = section.root().at("/definitions/operation");
        if (ofOperations.isObject()) {
            expected.putObject("definitions").set("operation", change(ofOperations, section, true));
        }

        assertIsWritten("sections/overlay/" + name + ".json", expected);
    }

    static Set<String> sections() {
        Set<String> names = new TreeSet<>();
        SchemaCatalog.sections(Kind.API)
                .forEach(file -> names.add(file.substring("sections/".length(), file.length() - ".json".length())));
        return names;
    }

    private JsonNode fields() {
        return api.root().at("/properties/spec/properties");
    }

    /** An API has these always, so an overlay can change but not delete them. */
    private boolean isRequired(String field) {
        return api.root().at("/properties/spec/required").values().stream()
                .anyMatch(required -> required.stringValue().equals(field));
    }

    private static ObjectNode change(JsonNode schema, SchemaFile file, boolean deletable) {
        if (SchemaFile.isSection(schema)) {
            ObjectNode reference = (ObjectNode) schema.deepCopy();
            return reference.put(
                    "$ref", schema.get("$ref").stringValue().replaceFirst("^sections/", "sections/overlay/"));
        }
        ObjectNode change = file.resolved(schema).deepCopy();
        change.remove(OF_WHOLE_VALUES);
        if (change.path("properties") instanceof ObjectNode properties) {
            properties.propertyNames().stream()
                    .toList()
                    .forEach(name -> properties.set(name, change(properties.get(name), file, true)));
        }
        if (change.path("additionalProperties") instanceof ObjectNode entries) {
            change.set("additionalProperties", change(entries, file, true));
        }
        for (String part : List.of("propertyNames", "items")) {
            if (change.has(part)) {
                change.set(part, file.inlined(change.get(part)));
            }
        }
        if (deletable) {
            String type = change.get("type").stringValue();
            change.putArray("type").add(type).add("null");
            if (change.path("enum") instanceof ArrayNode choices) {
                choices.addNull();
            }
        }
        return change;
    }

    private static void assertIsWritten(String file, ObjectNode expected) throws IOException {
        Path written = SchemaFile.path(file);
        String text = print(expected);
        if (Boolean.getBoolean("mgwc.schemas.update")) {
            Files.writeString(written, text);
        }

        assertThat(written)
                .as("run with -Dmgwc.schemas.update=true and review")
                .content()
                .isEqualTo(text);
    }

    /** A reference that stands alone takes one line, so that a new section adds no more than that. */
    private static String print(ObjectNode schema) {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(Separators.createDefaultInstance()
                        .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                        .withObjectEmptySeparator(""))
                .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                .withArrayIndenter(new DefaultIndenter("  ", "\n"));
        return SchemaFile.MAPPER
                        .writer()
                        .with(printer)
                        .writeValueAsString(schema)
                        .replaceAll("\\{\\n\\s+(\"\\$ref\": \"sections/[^\"]*\")\\n\\s+\\}", "{$1}")
                + "\n";
    }
}
