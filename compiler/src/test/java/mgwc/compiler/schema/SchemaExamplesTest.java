package mgwc.compiler.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import mgwc.model.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Each field of each kind explains itself, and its default and examples are values that it accepts. */
class SchemaExamplesTest {

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);

    private final List<String> problems = new ArrayList<>();
    private int fields;
    private JsonNode root = JsonMapper.shared().createObjectNode();

    @ParameterizedTest
    @EnumSource(Kind.class)
    void explainEachFieldWithValuesThatFit(Kind kind) {
        root = JsonMapper.shared().readTree(KindSchema.of(kind).text());

        visit(kind.toString(), root);

        assertThat(problems).isEmpty();
        assertThat(fields).isGreaterThan(8);
    }

    private void visit(String place, JsonNode schema) {
        if (!schema.isObject()) {
            return;
        }
        JsonNode target =
                schema.has("$ref") ? root.at(schema.get("$ref").stringValue().substring(1)) : schema;
        if (!place.equals(root.path("title").stringValue())) {
            checkField(place, (ObjectNode) schema, target);
        }
        if (target.has("pattern") && !target.has("patternErrorMessage")) {
            problems.add(place + " has a pattern without words for it");
        }
        target.path("properties").properties().forEach(field -> visit(place + "." + field.getKey(), field.getValue()));
        visit(place + ".*", target.path("additionalProperties"));
        visit(place + "[]", target.path("items"));
    }

    private void checkField(String place, ObjectNode written, JsonNode target) {
        fields++;
        for (String keyword : List.of("description", "examples")) {
            if (!written.has(keyword) && !target.has(keyword)) {
                problems.add(place + " has no " + keyword);
            }
        }
        ObjectNode alone = written.deepCopy();
        alone.set("definitions", root.path("definitions"));
        Schema schema = REGISTRY.getSchema(alone);
        JsonNode examples = written.has("examples") ? written.get("examples") : target.path("examples");
        for (JsonNode example : examples.values()) {
            schema.validate(example).forEach(error -> problems.add(place + " example " + example + ": " + error));
        }
        if (written.has("default")) {
            schema.validate(written.get("default"))
                    .forEach(error -> problems.add(place + " default " + written.get("default") + ": " + error));
        }
    }
}
