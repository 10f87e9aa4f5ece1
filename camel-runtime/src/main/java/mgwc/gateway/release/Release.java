package mgwc.gateway.release;

import java.nio.file.Path;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * A verified release. Its bytes are those whose digests were checked: nothing is read from the directory again.
 *
 * @param digest {@code sha256:} and the SHA-256 of {@code release.json} in hex
 * @param files contents by path in the release; not to be changed
 */
public record Release(
        Path directory, String digest, ReleaseManifest manifest, GatewayConfig gateway, Map<String, byte[]> files) {
    public Release {
        files = Map.copyOf(files);
    }

    /** The first 12 hex digits of the digest, enough to tell releases apart in events and metrics. */
    public String shortDigest() {
        int start = digest.indexOf(':') + 1;
        return digest.substring(start, start + 12);
    }

    /**
     * The contents of a file of the release, such as a JWK Set.
     *
     * @throws NoSuchElementException if the release has no such file, which reading it already ruled out for every file
     *     that {@code gateway.json} names
     */
    public byte[] file(String path) {
        byte[] contents = files.get(path);
        if (contents == null) {
            throw new NoSuchElementException("release has no file `" + path + "`");
        }
        return contents;
    }
}
