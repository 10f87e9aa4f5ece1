package mgwc.compiler.release;

import java.nio.file.Path;

/** What became of a release that was to be written. */
public sealed interface Writing {

    /**
     * The directory holds the release, and nothing else.
     *
     * @param changed whether it held something else before
     */
    record Written(Path directory, String digest, boolean changed) implements Writing {}

    /**
     * The directory is as it was before.
     *
     * @param reason a fact with its subject, as in a diagnostic's message
     * @param help the way out
     */
    record Refused(Path directory, String reason, String help) implements Writing {}
}
