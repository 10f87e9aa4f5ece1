package mgwc.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import mgwc.model.Api;
import mgwc.model.ApiOverlay;
import mgwc.model.ApiSecurity;
import mgwc.model.Application;
import mgwc.model.Environment;
import mgwc.model.EnvironmentRelease;
import mgwc.model.Kind;
import mgwc.model.Metadata;
import mgwc.model.ThrottlingChoice;
import mgwc.model.ThrottlingTiers;
import mgwc.model.Waivers;
import mgwc.model.Workspace;
import mgwc.model.WorkspaceRule;
import mgwc.value.SecretRef;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The schema and the record of a kind say the same: each field in both, with the same type, need and default. */
class SchemaMatchesModelTest {

    /** Fields every document has that no record needs. */
    private static final Set<String> HEADER = Set.of("apiVersion", "kind");

    private static final Set<String> SECTIONS = OverlaySchemaTest.sections();

    /** Records that an Api holds, where rules read them by name. */
    private static final Map<String, Class<?>> SECTION_RECORDS =
            Map.of("security", ApiSecurity.class, "throttling", ThrottlingChoice.class);

    private final List<String> differences = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(Kind.class)
    void saysWhatTheRecordSays(Kind kind) {
        SchemaFile schema = SchemaFile.of(kind).selfContained();

        compare(kind.toString(), record(kind), schema.root(), schema);

        assertThat(differences).isEmpty();
    }

    /** A section that no record of an Api holds is bound where it is read; its record is named like it. */
    @ParameterizedTest
    @MethodSource("sections")
    void aSectionSaysWhatItsRecordSays(String name) throws ClassNotFoundException {
        SchemaFile schema = SchemaFile.of("sections/" + name + ".json");
        Class<?> type = SECTION_RECORDS.containsKey(name)
                ? SECTION_RECORDS.get(name)
                : Class.forName("mgwc.model." + Character.toUpperCase(name.charAt(0)) + name.substring(1));

        compare(name, type, schema.root(), schema);

        assertThat(differences).isEmpty();
    }

    static Set<String> sections() {
        return SECTIONS.stream().filter(name -> !name.equals("endpoints")).collect(Collectors.toSet());
    }

    private static Class<?> record(Kind kind) {
        return switch (kind) {
            case WORKSPACE -> Workspace.class;
            case API -> Api.class;
            case API_OVERLAY -> ApiOverlay.class;
            case ENVIRONMENT -> Environment.class;
            case APPLICATION -> Application.class;
            case THROTTLING_TIERS -> ThrottlingTiers.class;
            case RULE -> WorkspaceRule.class;
            case WAIVERS -> Waivers.class;
            case ENVIRONMENT_RELEASE -> EnvironmentRelease.class;
        };
    }

    private void compare(String place, Class<?> type, JsonNode written, SchemaFile file) {
        ObjectNode schema = file.resolved(written);
        Set<String> fields = new TreeSet<>(schema.path("properties").propertyNames());
        fields.removeAll(HEADER);
        Set<String> components = new TreeSet<>();
        for (RecordComponent component : type.getRecordComponents()) {
            components.add(component.getName());
        }
        if (type == Metadata.class && !file.root().path("title").stringValue().equals("Api")) {
            components.remove("version");
        }
        if (type == ApiOverlay.Spec.class) {
            // The changes themselves are checked by OverlaySchemaTest.
            fields.retainAll(components);
        }
        fields.removeIf(field -> !components.contains(field) && SECTIONS.contains(field));
        if (!fields.equals(components)) {
            differences.add(place + ": schema has " + fields + ", record has " + components);
            return;
        }
        for (RecordComponent component : type.getRecordComponents()) {
            if (fields.contains(component.getName())) {
                compareField(place + "." + component.getName(), component, schema, file);
            }
        }
    }

    private void compareField(String place, RecordComponent component, ObjectNode parent, SchemaFile file) {
        ObjectNode schema = file.resolved(parent.path("properties").path(component.getName()));
        boolean required = strings(parent.path("required")).contains(component.getName());
        boolean optional = component.getType() == Optional.class;
        boolean mayBeAbsent = !required && !schema.has("default");
        boolean plainBoolean = component.getType() == boolean.class;
        boolean metadataVersion = component.getDeclaringRecord() == Metadata.class
                && component.getName().equals("version");
        if (optional != mayBeAbsent && !plainBoolean && !metadataVersion) {
            differences.add(place + ": optional in the " + (optional ? "record" : "schema") + " only");
        }
        compareType(place, component.getGenericType(), schema, file);
    }

    private void compareType(String place, Type type, JsonNode written, SchemaFile file) {
        ObjectNode schema = file.resolved(written);
        if (type instanceof ParameterizedType generic) {
            compareGeneric(place, generic, schema, file);
        } else if (type instanceof Class<?> simple) {
            compareSimple(place, simple, schema, file);
        } else {
            differences.add(place + ": no schema for " + type);
        }
    }

    private void compareGeneric(String place, ParameterizedType type, ObjectNode schema, SchemaFile file) {
        Type[] arguments = type.getActualTypeArguments();
        if (type.getRawType() == Optional.class) {
            compareType(place, arguments[0], schema, file);
        } else if (type.getRawType() == List.class) {
            expect(place, "array", jsonType(schema));
            compareType(place + "[]", arguments[0], schema.path("items"), file);
        } else {
            expect(place, "object", jsonType(schema));
            compareType(place + ".*", arguments[1], schema.path("additionalProperties"), file);
        }
    }

    private void compareSimple(String place, Class<?> type, ObjectNode schema, SchemaFile file) {
        if (type == SecretRef.class) {
            Set<String> fields = new TreeSet<>(schema.path("properties").propertyNames());
            expect(place, "[env, exec, file]", fields.toString());
        } else if (type.isEnum()) {
            Set<String> choices = new TreeSet<>(strings(schema.path("enum")));
            expect(place, constants(type).toString(), choices.toString());
        } else if (type.isRecord()) {
            expect(place, "object", jsonType(schema));
            compare(place, type, schema, file);
        } else if (type == boolean.class) {
            expect(place, "boolean", jsonType(schema));
        } else if (type == String.class) {
            expect(place, "string", jsonType(schema));
        } else if (type == Duration.class) {
            expect(place, "string", jsonType(schema));
            if (!schema.has("x-minimum") || !schema.has("x-maximum")) {
                differences.add(place + ": a duration without range");
            }
        } else {
            expect(place, "integer", jsonType(schema));
            long largest = type == int.class ? Integer.MAX_VALUE : Long.MAX_VALUE;
            if (!schema.has("maximum") || schema.get("maximum").longValue() > largest) {
                differences.add(place + ": no maximum that fits");
            }
        }
    }

    private static String jsonType(ObjectNode schema) {
        return schema.path("type").asString();
    }

    private void expect(String place, String expected, String found) {
        if (!expected.equals(found)) {
            differences.add(place + ": record says " + expected + ", schema says " + found);
        }
    }

    private static Set<String> constants(Class<?> type) {
        Set<String> names = new TreeSet<>();
        Arrays.stream(type.getFields())
                .map(field -> field.getAnnotation(JsonProperty.class))
                .forEach(annotation -> names.add(annotation.value()));
        return names;
    }

    private static List<String> strings(JsonNode array) {
        return array.values().stream().map(JsonNode::stringValue).toList();
    }
}
