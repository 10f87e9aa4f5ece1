package mgwc.gateway.release;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import mgwc.release.InvalidReleaseException;
import mgwc.release.ReleaseManifest;
import mgwc.release.StrictJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JacksonException.Reference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.introspect.AnnotatedConstructor;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * Reads the JSON files of a release into records: unknown, missing, repeated and null fields and values of another type
 * are refused with the file and the path to them.
 */
final class ReleaseJson {

    static final String REBUILD = "build the release again with `mgwc build` of the version that runs it";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    textual -> textual.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .annotationIntrospector(new RequiredComponents())
            .build();

    private ReleaseJson() {}

    /** @throws InvalidReleaseException if the file is not strict JSON, or of another format version */
    static <T> T read(String file, byte[] json, Class<T> type) throws ReleaseRefused, InvalidReleaseException {
        JsonNode tree = StrictJson.read(file, json);
        StrictJson.requireVersion(file, tree, ReleaseManifest.FORMAT_VERSION);
        try {
            return MAPPER.treeToValue(tree, type);
        } catch (JacksonException e) {
            throw new ReleaseRefused("`" + file + "` " + reason(e, "$"), REBUILD);
        }
    }

    /** Reads a part of {@code gateway.json} that was read as a tree before. */
    static <T> T bind(ConfigPath at, JsonNode part, Class<T> type) throws ReleaseRefused {
        try {
            return MAPPER.treeToValue(part, type);
        } catch (JacksonException e) {
            throw new ReleaseRefused("`gateway.json` " + reason(e, at.path()), REBUILD);
        }
    }

    private static String reason(JacksonException e, String root) {
        String path = path(e, root);
        return switch (e) {
            case UnrecognizedPropertyException unknown -> "has an unknown field " + path;
            case ValueInstantiationException rule -> "is wrong at " + path + ": " + cause(rule);
            case MismatchedInputException wrong -> mismatch(wrong, path);
            default -> "is wrong at " + path + ": " + firstLine(e.getOriginalMessage());
        };
    }

    private static String cause(ValueInstantiationException rule) {
        Throwable cause = rule.getCause();
        return cause == null ? firstLine(rule.getOriginalMessage()) : String.valueOf(cause.getMessage());
    }

    private static String mismatch(MismatchedInputException wrong, String path) {
        return wrong.getOriginalMessage().startsWith("Missing")
                ? "lacks the field " + path
                : "is wrong at " + path + ": expected " + noun(wrong.getTargetType());
    }

    private static String path(JacksonException e, String root) {
        return e.getPath().stream().map(ReleaseJson::step).collect(Collectors.joining("", "`" + root, "`"));
    }

    private static String step(Reference reference) {
        String name = reference.getPropertyName();
        return name == null ? "[" + reference.getIndex() + "]" : step(name);
    }

    /** A field as paths write it. */
    static String step(String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_]*") ? "." + name : "['" + name + "']";
    }

    private static String noun(@Nullable Class<?> type) {
        if (type == null) {
            return "another value";
        }
        if (type == int.class || type == long.class) {
            return "a whole number in range";
        }
        if (type == boolean.class) {
            return "`true` or `false`";
        }
        if (type == String.class) {
            return "a text";
        }
        if (type.isEnum()) {
            return "one of " + names(type);
        }
        return Collection.class.isAssignableFrom(type) ? "a list" : "an object";
    }

    private static String names(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant ->
                        "`" + constant.toString().toLowerCase(Locale.ROOT).replace('_', '-') + "`")
                .collect(Collectors.joining(", "));
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse(message);
    }

    /** A record component is required unless it is optional or its absence means empty. */
    private static final class RequiredComponents extends JacksonAnnotationIntrospector {

        @Override
        public Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
            boolean component = member instanceof AnnotatedParameter parameter
                    && parameter.getOwner() instanceof AnnotatedConstructor
                    && member.getDeclaringClass().isRecord();
            if (!component) {
                return super.hasRequiredMarker(config, member);
            }
            JsonSetter absent = member.getAnnotation(JsonSetter.class);
            return member.getRawType() != Optional.class && (absent == null || absent.nulls() != Nulls.AS_EMPTY);
        }
    }
}
