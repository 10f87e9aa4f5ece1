package mgwc.release;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Validates releases by the JSON Schemas of the format, for the tests of both sides. */
public final class ReleaseSchemas {

    private static final String FOLDER = "classpath:mgwc/release/schema/";
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);

    private ReleaseSchemas() {}

    /**
     * What the schemas have against the JSON files of a release, each with its file; empty if it is valid.
     *
     * @param files bytes by path; {@code release.json} and {@code provenance.json} may be absent
     */
    public static List<String> errors(Map<String, byte[]> files) {
        List<String> errors = new ArrayList<>();
        for (String file : List.of("release.json", "provenance.json")) {
            byte[] json = files.get(file);
            if (json != null) {
                errors.addAll(errors(file, file, text(json)));
            }
        }
        String gateway = text(files.getOrDefault("gateway.json", new byte[0]));
        errors.addAll(errors("gateway.json", "gateway.json", gateway));
        if (errors.isEmpty()) {
            errors.addAll(stepErrors(JsonMapper.shared().readTree(gateway).path("steps")));
        }
        return errors;
    }

    private static List<String> stepErrors(JsonNode steps) {
        List<String> errors = new ArrayList<>();
        for (Map.Entry<String, JsonNode> step : steps.properties()) {
            if (StepCatalogue.find(step.getKey()).isEmpty()) {
                errors.add("gateway.json: the catalogue has no step `" + step.getKey() + "`");
                continue;
            }
            for (Map.Entry<String, JsonNode> configuration : step.getValue().properties()) {
                errors.addAll(errors(
                        "steps/" + step.getKey() + ".json",
                        "gateway.json: steps." + step.getKey() + "." + configuration.getKey(),
                        configuration.getValue().toString()));
            }
        }
        return errors;
    }

    private static List<String> errors(String schema, String subject, String json) {
        return schema(schema).validate(json, InputFormat.JSON).stream()
                .map(error -> subject + ": " + error.getInstanceLocation() + ": " + error.getMessage())
                .toList();
    }

    static Schema schema(String file) {
        return REGISTRY.getSchema(SchemaLocation.of(FOLDER + file));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
