package mgwc.compiler.release;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import mgwc.compiler.emit.RouteBundle;
import mgwc.release.CanonicalJson;
import mgwc.release.Digest;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * All files of a release, {@code release.json} with everyone's digest among them.
 *
 * @param digest {@code sha256:} and the SHA-256 of the bytes of {@code release.json}, which names the release
 * @param files text by relative path; written as UTF-8
 */
public record Release(String digest, SortedMap<String, String> files) {

    /** The file that lists all others. */
    public static final String MANIFEST = "release.json";

    public static final int FORMAT_VERSION = 1;

    public Release {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /** @param commit the commit the bundle was made from; empty when the tree has local changes */
    public static Release of(RouteBundle bundle, Optional<String> commit, String mgwcVersion) {
        ObjectNode manifest = JsonNodeFactory.instance.objectNode();
        commit.ifPresent(id -> manifest.put("commit", id));
        manifest.put("environment", bundle.environment());
        manifest.put("formatVersion", FORMAT_VERSION);
        manifest.put("mgwcVersion", mgwcVersion);
        ObjectNode digests = manifest.putObject("files");
        bundle.files().forEach((path, text) -> digests.put(path, Digest.of(text).toString()));
        String json = CanonicalJson.print(manifest);
        SortedMap<String, String> files = new TreeMap<>(bundle.files());
        files.put(MANIFEST, json);
        return new Release(Digest.of(json).toString(), files);
    }
}
