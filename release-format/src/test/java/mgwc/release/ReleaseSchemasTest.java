package mgwc.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ReleaseSchemasTest {

    private static final Path SCHEMAS = Path.of("src/main/resources/mgwc/release/schema");

    static List<String> schemas() throws IOException {
        try (Stream<Path> files = Files.walk(SCHEMAS)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> SCHEMAS.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private static JsonNode read(String schema) throws IOException {
        return JsonMapper.shared().readTree(Files.readString(SCHEMAS.resolve(schema)));
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void areValidDraft07(String schema) throws IOException {
        var metaSchema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(SchemaLocation.of("http://json-schema.org/draft-07/schema#"));

        assertThat(metaSchema.validate(Files.readString(SCHEMAS.resolve(schema)), InputFormat.JSON))
                .isEmpty();
        assertThat(read(schema).path("$schema").stringValue()).isEqualTo("http://json-schema.org/draft-07/schema#");
    }

    @Test
    void everyStepOfTheCatalogueHasOne() throws IOException {
        assertThat(schemas())
                .filteredOn(schema -> schema.startsWith("steps/"))
                .containsExactlyInAnyOrderElementsOf(StepCatalogue.STEPS.stream()
                        .map(step -> "steps/" + step.name() + ".json")
                        .toList());
    }

    @Test
    void everyKindOfDefinitionHasOne() throws IOException {
        assertThat(schemas())
                .filteredOn(schema -> schema.startsWith("definitions/"))
                .containsExactlyInAnyOrderElementsOf(
                        read("gateway.json")
                                .path("properties")
                                .path("definitions")
                                .path("properties")
                                .propertyNames()
                                .stream()
                                .map(kind -> "definitions/" + kind + ".json")
                                .toList());
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void sayForEveryObjectWhichPropertiesItMayHave(String schema) throws IOException {
        assertThat(lax(read(schema), "#"))
                .isSubsetOf(
                        // the schema of a step has the configurations of the step
                        "#/properties/steps/additionalProperties/additionalProperties");
    }

    private static List<String> lax(JsonNode schema, String path) {
        List<String> lax = new ArrayList<>();
        if (schema.path("type").asString("").equals("object") && !schema.has("additionalProperties")) {
            lax.add(path);
        }
        for (Map.Entry<String, JsonNode> child : schema.properties()) {
            lax.addAll(lax(child.getValue(), path + "/" + child.getKey()));
        }
        for (int i = 0; schema.isArray() && i < schema.size(); i++) {
            lax.addAll(lax(schema.get(i), path + "/" + i));
        }
        return lax;
    }

    /** The gateway refuses a field it does not know, so a gateway that reads the goldens knows every one. */
    @Test
    void knowNoPropertyThatNoGoldenHas() throws IOException {
        Coverage coverage = new Coverage();
        for (Path golden : Goldens.directories()) {
            SortedMap<String, byte[]> files = Goldens.files(golden);
            for (String file : List.of("release.json", "provenance.json", "gateway.json")) {
                if (files.containsKey(file)) {
                    coverage.add(file + "#", JsonMapper.shared().readTree(files.get(file)));
                }
            }
            JsonMapper.shared()
                    .readTree(files.get("gateway.json"))
                    .path("steps")
                    .properties()
                    .forEach(step -> step.getValue()
                            .values()
                            .forEach(
                                    configuration -> coverage.add("steps/" + step.getKey() + ".json#", configuration)));
        }

        assertThat(coverage.unseen()).isEmpty();
    }

    /** Which properties of the schemas are in none of the instances, by every way to a schema taken together. */
    private static final class Coverage {

        private final SortedMap<String, List<JsonNode>> instances = new TreeMap<>();
        private final Set<String> properties = new TreeSet<>();
        private final Set<String> seen = new TreeSet<>();

        void add(String schema, JsonNode instance) {
            instances.computeIfAbsent(schema, absent -> new ArrayList<>()).add(instance);
        }

        Set<String> unseen() throws IOException {
            while (!instances.isEmpty()) {
                String schema = instances.firstKey();
                String file = schema.substring(0, schema.indexOf('#'));
                for (JsonNode instance : instances.remove(schema)) {
                    walk(file, schema, read(file).at(schema.substring(file.length() + 1)), instance);
                }
            }
            properties.removeAll(seen);
            return properties;
        }

        private void walk(String file, String at, JsonNode schema, JsonNode instance) {
            if (schema.has("$ref")) {
                String target = schema.path("$ref").stringValue();
                add(target.startsWith("#") ? file + target : sibling(file, target) + "#", instance);
                return;
            }
            for (Map.Entry<String, JsonNode> property :
                    schema.path("properties").properties()) {
                String path = at + "/properties/" + property.getKey();
                properties.add(path);
                if (instance.has(property.getKey())) {
                    seen.add(path);
                    walk(file, path, property.getValue(), instance.get(property.getKey()));
                }
            }
            if (schema.path("additionalProperties").isObject()) {
                instance.values().forEach(value -> walk(file, at + "/*", schema.path("additionalProperties"), value));
            }
            instance.values().forEach(value -> walk(file, at + "/*", schema.path("items"), value));
            schema.path("oneOf").values().forEach(alternative -> walk(file, at, alternative, instance));
        }

        private static String sibling(String file, String target) {
            return Path.of(file).resolveSibling(target).normalize().toString();
        }
    }

    @Test
    void refuseAPropertyThatTheyDoNotKnowWhereverItStands() {
        SortedMap<String, byte[]> files = Goldens.files(golden("everything"));
        for (String file : List.of("release.json", "provenance.json", "gateway.json")) {
            JsonNode json = JsonMapper.shared().readTree(files.get(file));
            for (ObjectNode object : objects(json)) {
                object.put("surprise!", true);
                assertThat(errors(files, file, json)).as(file + ": " + object).isNotEmpty();
                object.remove("surprise!");
            }
            assertThat(errors(files, file, json)).isEmpty();
        }
    }

    private static Path golden(String name) {
        return Goldens.directories().stream()
                .filter(golden -> golden.endsWith(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> errors(SortedMap<String, byte[]> files, String file, JsonNode json) {
        SortedMap<String, byte[]> changed = new TreeMap<>(files);
        changed.put(file, json.toString().getBytes(StandardCharsets.UTF_8));
        return ReleaseSchemas.errors(changed);
    }

    private static List<ObjectNode> objects(JsonNode node) {
        List<ObjectNode> objects = new ArrayList<>();
        if (node instanceof ObjectNode object) {
            objects.add(object);
        }
        node.values().forEach(child -> objects.addAll(objects(child)));
        return objects;
    }

    @Test
    void acceptTheExampleInTheDescriptionOfTheFormat() throws IOException {
        String description = Files.readString(Path.of("../docs/release-format.md"));
        String example = description.substring(description.indexOf("```json\n{\n  \"admin\"") + 8);
        String gateway = example.substring(0, example.indexOf("```"));

        assertThat(ReleaseSchemas.errors(Map.of("gateway.json", gateway.getBytes(StandardCharsets.UTF_8))))
                .isEmpty();
    }
}
