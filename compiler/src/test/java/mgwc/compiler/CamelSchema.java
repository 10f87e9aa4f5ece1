package mgwc.compiler;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.apache.camel.dsl.yaml.YamlRoutesBuilderLoader;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The JSON Schema of Camel's YAML DSL, as it ships with Camel. */
final class CamelSchema {

    private static final YAMLMapper YAML = new YAMLMapper();

    private final Schema schema;

    private CamelSchema(Schema schema) {
        this.schema = schema;
    }

    static CamelSchema load() {
        try (InputStream json = Objects.requireNonNull(
                YamlRoutesBuilderLoader.class.getResourceAsStream("/schema/camelYamlDsl.json"), "Camel's schema")) {
            String text = new String(json.readAllBytes(), StandardCharsets.UTF_8);
            return new CamelSchema(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4)
                    .getSchema(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with a route file; empty when Camel would take it. */
    List<String> findings(String yaml) {
        JsonNode tree = YAML.readTree(yaml);
        return schema.validate(tree).stream().map(Object::toString).toList();
    }
}
