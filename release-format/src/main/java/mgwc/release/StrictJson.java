package mgwc.release;

import static mgwc.release.InvalidReleaseException.REBUILD;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

/** Reads the JSON files of a release as trees, and names the file and the path of what is wrong in them. */
public final class StrictJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private StrictJson() {}

    /**
     * The tree of a file.
     *
     * @param file the path in the release, for messages
     * @throws InvalidReleaseException if the bytes are not one JSON value with unique keys, or it holds a null
     */
    public static JsonNode read(String file, byte[] json) throws InvalidReleaseException {
        JsonNode tree;
        try {
            tree = MAPPER.readTree(json);
        } catch (MismatchedInputException e) {
            throw new InvalidReleaseException("`" + file + "` is not valid JSON: it holds several values", REBUILD);
        } catch (JacksonException e) {
            throw new InvalidReleaseException("`" + file + "` is not valid JSON: " + syntaxError(e), REBUILD);
        }
        if (tree.isMissingNode()) {
            throw new InvalidReleaseException("`" + file + "` is empty", REBUILD);
        }
        if (holdsNull(tree)) {
            throw wrong(file, pathOfNull(tree, "$").orElse("$"), "expected a value, not null");
        }
        return tree;
    }

    private static String syntaxError(JacksonException e) {
        String message = e.getOriginalMessage();
        return message.lines().findFirst().orElse(message)
                + (e.getLocation() == null
                        ? ""
                        : " at line " + e.getLocation().getLineNr() + ", column "
                                + e.getLocation().getColumnNr());
    }

    /** Refuses a file whose {@code formatVersion} is another number; a missing one is left to the check of fields. */
    public static void requireVersion(String file, JsonNode tree, int version) throws InvalidReleaseException {
        JsonNode stated = tree.path("formatVersion");
        if (stated.isInt() && stated.intValue() != version) {
            throw new InvalidReleaseException(
                    "`" + file + "` has format version " + stated.intValue() + "; this version of mgwc reads "
                            + version,
                    "run the version of mgwc that built the release, or build it again");
        }
    }

    /** Refuses a tree that is not an object with exactly these fields, of which some may be absent. */
    static void requireFields(String file, JsonNode tree, Set<String> required, Set<String> optional)
            throws InvalidReleaseException {
        if (!tree.isObject()) {
            throw wrong(file, "$", "expected an object");
        }
        for (Map.Entry<String, JsonNode> field : tree.properties()) {
            if (!required.contains(field.getKey()) && !optional.contains(field.getKey())) {
                throw new InvalidReleaseException(
                        "`" + file + "` has an unknown field `$" + step(field.getKey()) + "`", REBUILD);
            }
        }
        for (String name : required) {
            if (!tree.has(name)) {
                throw new InvalidReleaseException("`" + file + "` lacks the field `$" + step(name) + "`", REBUILD);
            }
        }
    }

    static String text(String file, JsonNode tree, String field) throws InvalidReleaseException {
        JsonNode value = tree.path(field);
        if (!value.isString()) {
            throw wrong(file, "$" + step(field), "expected a text");
        }
        return value.stringValue();
    }

    static InvalidReleaseException wrong(String file, String path, String expected) {
        return new InvalidReleaseException("`" + file + "` is wrong at `" + path + "`: " + expected, REBUILD);
    }

    /** A field as a step of a path: {@code .name}, or {@code ['na me']}. */
    static String step(String name) {
        return IDENTIFIER.matcher(name).matches() ? "." + name : "['" + name + "']";
    }

    /** An optional field is absent, never null, so that there is one way to write it. */
    private static boolean holdsNull(JsonNode node) {
        if (node.isNull()) {
            return true;
        }
        for (JsonNode child : node.values()) {
            if (holdsNull(child)) {
                return true;
            }
        }
        return false;
    }

    private static Optional<String> pathOfNull(JsonNode node, String path) {
        if (node.isNull()) {
            return Optional.of(path);
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            Optional<String> found = pathOfNull(node.get(i), path + "[" + i + "]");
            if (found.isPresent()) {
                return found;
            }
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            Optional<String> found = pathOfNull(field.getValue(), path + step(field.getKey()));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
