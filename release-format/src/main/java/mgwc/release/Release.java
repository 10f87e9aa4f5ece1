package mgwc.release;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A release whose files have the digests that its manifest lists.
 *
 * @param digest of the bytes of {@code release.json}; it names the release and covers all that the gateway does
 * @param provenance empty if {@code provenance.json} is absent
 * @param files every file that the digest covers by its path, {@code release.json} among them; the bytes must not be
 *     changed
 */
public record Release(
        Digest digest, ReleaseManifest manifest, Optional<Provenance> provenance, SortedMap<String, byte[]> files) {

    public Release {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /**
     * Adds the manifest to the files of an environment.
     *
     * @param texts the text of every file by its path, to be written in UTF-8
     */
    public static Release of(String environment, Map<String, String> texts, Provenance provenance) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        SortedMap<String, Digest> digests = new TreeMap<>();
        texts.forEach((path, text) -> {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            files.put(path, bytes);
            digests.put(path, Digest.of(bytes));
        });
        ReleaseManifest manifest = new ReleaseManifest(environment, digests);
        byte[] json = manifest.toJson().getBytes(StandardCharsets.UTF_8);
        files.put(ReleaseManifest.FILE, json);
        return new Release(Digest.of(json), manifest, Optional.of(provenance), files);
    }

    /** Every file to write by its path, {@code provenance.json} among them. */
    SortedMap<String, byte[]> allFiles() {
        SortedMap<String, byte[]> all = new TreeMap<>(files);
        provenance.ifPresent(from -> all.put(Provenance.FILE, from.toJson().getBytes(StandardCharsets.UTF_8)));
        return all;
    }
}
