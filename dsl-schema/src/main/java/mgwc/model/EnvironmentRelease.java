package mgwc.model;

import java.util.Optional;

/** The release an environment must run; promotion changes nothing but this document. */
public record EnvironmentRelease(Metadata metadata, Spec spec) {

    /**
     * @param digest {@code sha256:} and 64 hex digits: the digest of the release's {@code release.json}
     * @param commit the source commit the release was built from
     */
    public record Spec(String digest, Optional<String> commit) {}
}
