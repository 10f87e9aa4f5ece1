package mgwc.release;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The contents of {@code provenance.json}: where a release comes from. It stands beside {@code release.json} and is not
 * part of the digest, so a change of it is not another release.
 *
 * @param commit the Git commit that has exactly the files that were compiled; empty if no commit is known to have them
 * @param mgwcVersion the version of the compiler
 */
public record Provenance(Optional<String> commit, String mgwcVersion) {

    public static final String FILE = "provenance.json";

    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{1,64}");
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9._+-]{1,64}");

    /** @throws IllegalArgumentException if this is not the form of a commit or a version */
    public Provenance {
        if (!commit.map(Provenance::isCommit).orElse(true)) {
            throw new IllegalArgumentException("`" + commit.get() + "` is not a commit");
        }
        if (!isVersion(mgwcVersion)) {
            throw new IllegalArgumentException("`" + mgwcVersion + "` is not a version");
        }
    }

    /**
     * Reads {@code provenance.json}.
     *
     * @throws InvalidReleaseException if it is not strictly what this version writes
     */
    public static Provenance parse(byte[] json) throws InvalidReleaseException {
        JsonNode tree = StrictJson.read(FILE, json);
        StrictJson.requireFields(FILE, tree, Set.of("mgwcVersion"), Set.of("commit"));
        String version = StrictJson.text(FILE, tree, "mgwcVersion");
        if (!isVersion(version)) {
            throw StrictJson.wrong(FILE, "$.mgwcVersion", "expected a version");
        }
        if (!tree.has("commit")) {
            return new Provenance(Optional.empty(), version);
        }
        String commit = StrictJson.text(FILE, tree, "commit");
        if (!isCommit(commit)) {
            throw StrictJson.wrong(FILE, "$.commit", "expected the hexadecimal digits of a commit");
        }
        return new Provenance(Optional.of(commit), version);
    }

    private static boolean isCommit(String text) {
        return COMMIT.matcher(text).matches();
    }

    private static boolean isVersion(String text) {
        return VERSION.matcher(text).matches();
    }

    /** The text of {@code provenance.json}. */
    public String toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        commit.ifPresent(id -> json.put("commit", id));
        json.put("mgwcVersion", mgwcVersion);
        return CanonicalJson.print(json);
    }
}
