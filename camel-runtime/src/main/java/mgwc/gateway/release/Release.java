package mgwc.gateway.release;

import java.nio.file.Path;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SortedMap;
import mgwc.release.Provenance;
import mgwc.release.ReleaseManifest;

/** A verified release. Its bytes are those whose digests were checked: nothing is read from the directory again. */
public record Release(Path directory, mgwc.release.Release envelope, GatewayConfig gateway, Definitions definitions) {

    /** {@code sha256:} and the SHA-256 of {@code release.json} in hex. */
    public String digest() {
        return envelope.digest().toString();
    }

    /** The first 12 hex digits of the digest, enough to tell releases apart in events and metrics. */
    public String shortDigest() {
        return envelope.digest().shortHex();
    }

    public ReleaseManifest manifest() {
        return envelope.manifest();
    }

    /** Where the release comes from; empty if it does not say so. */
    public Optional<Provenance> provenance() {
        return envelope.provenance();
    }

    /** Contents by path in the release; not to be changed. */
    public SortedMap<String, byte[]> files() {
        return envelope.files();
    }

    /**
     * The contents of a file of the release, such as a JWK Set.
     *
     * @throws NoSuchElementException if the release has no such file, which reading it already ruled out for every file
     *     that {@code gateway.json} names
     */
    public byte[] file(String path) {
        byte[] contents = files().get(path);
        if (contents == null) {
            throw new NoSuchElementException("release has no file `" + path + "`");
        }
        return contents;
    }
}
