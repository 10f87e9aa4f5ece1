package mgwc.release;

import java.nio.file.Path;

/** The result of writing a release. */
public sealed interface Writing {

    /** What the directory held before, compared with the release. */
    enum Change {
        /** The same files, byte for byte. */
        NONE,
        /** A release with the same digest and another {@code provenance.json}. */
        PROVENANCE,
        /** Nothing, or another release. */
        RELEASE
    }

    /** The directory holds the release, and nothing else. */
    record Written(Path directory, Digest digest, Change change) implements Writing {}

    /**
     * The directory is as it was before.
     *
     * @param reason a fact with its subject, as in a diagnostic's message
     * @param help the remedy
     */
    record Refused(Path directory, String reason, String help) implements Writing {}
}
