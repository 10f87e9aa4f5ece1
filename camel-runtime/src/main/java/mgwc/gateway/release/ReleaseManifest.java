package mgwc.gateway.release;

import java.util.Map;
import java.util.Optional;

/**
 * The contents of {@code release.json}: what is in the release and where it came from.
 *
 * @param commit absent when the tree it was built from had local changes
 * @param files digest ({@code sha256:} and hex) by path in the release
 */
public record ReleaseManifest(
        Optional<String> commit, String environment, Map<String, String> files, int formatVersion, String mgwcVersion) {
    public ReleaseManifest {
        files = Map.copyOf(files);
    }
}
