package mgwc.release;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The contents of {@code release.json}. Its bytes are what the digest of a release is computed of, so it holds nothing
 * that does not change what the gateway does; {@link Provenance} holds the rest.
 *
 * @param files the digest of every file by its path in the release, but for {@code release.json} and
 *     {@code provenance.json}
 */
public record ReleaseManifest(String environment, SortedMap<String, Digest> files) {

    public static final String FILE = "release.json";

    /** The version of the release format, which {@code gateway.json} states as well. */
    public static final int FORMAT_VERSION = 2;

    static final int MAX_FILES = 100_000;

    private static final Set<String> FIELDS = Set.of("environment", "files", "formatVersion");

    /** Portable names, none of which leads out of the release or is hidden. */
    private static final Pattern PATH = Pattern.compile("(?:[A-Za-z0-9_][A-Za-z0-9._-]*/)*[A-Za-z0-9_][A-Za-z0-9._-]*");

    private static final int MAX_PATH_LENGTH = 1024;

    /** @throws IllegalArgumentException if a path is not one of a file that a release may list */
    public ReleaseManifest {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        for (String path : files.keySet()) {
            if (!isPath(path)) {
                throw new IllegalArgumentException("a release cannot list `" + path + "`");
            }
        }
    }

    /**
     * Reads {@code release.json}.
     *
     * @throws InvalidReleaseException if it is of another format version, is not strictly what this version writes, or
     *     lists a path that leads out of the release
     */
    public static ReleaseManifest parse(byte[] json) throws InvalidReleaseException {
        JsonNode tree = StrictJson.read(FILE, json);
        StrictJson.requireVersion(FILE, tree, FORMAT_VERSION);
        StrictJson.requireFields(FILE, tree, FIELDS, Set.of());
        if (!tree.path("formatVersion").isInt()) {
            throw StrictJson.wrong(FILE, "$.formatVersion", "expected a whole number");
        }
        return new ReleaseManifest(StrictJson.text(FILE, tree, "environment"), files(tree.path("files")));
    }

    private static SortedMap<String, Digest> files(JsonNode tree) throws InvalidReleaseException {
        if (!tree.isObject()) {
            throw StrictJson.wrong(FILE, "$.files", "expected an object");
        }
        if (tree.size() > MAX_FILES) {
            throw StrictJson.wrong(FILE, "$.files", "expected at most " + MAX_FILES + " files");
        }
        SortedMap<String, Digest> files = new TreeMap<>();
        for (Map.Entry<String, JsonNode> file : tree.properties()) {
            String at = "$.files" + StrictJson.step(file.getKey());
            if (!isPath(file.getKey())) {
                throw StrictJson.wrong(FILE, at, "expected the path of a file inside the release");
            }
            files.put(
                    file.getKey(),
                    Digest.parse(file.getValue().asString(""))
                            .orElseThrow(
                                    () -> StrictJson.wrong(FILE, at, "expected `sha256:` and 64 hexadecimal digits")));
        }
        return files;
    }

    private static boolean isPath(String path) {
        return path.length() <= MAX_PATH_LENGTH
                && PATH.matcher(path).matches()
                && !path.equals(FILE)
                && !path.equals(Provenance.FILE);
    }

    /** The text of {@code release.json}. */
    public String toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("environment", environment);
        ObjectNode digests = json.putObject("files");
        files.forEach((path, digest) -> digests.put(path, digest.toString()));
        json.put("formatVersion", FORMAT_VERSION);
        return CanonicalJson.print(json);
    }
}
