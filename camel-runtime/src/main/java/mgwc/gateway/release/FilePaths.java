package mgwc.gateway.release;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The paths on the gateway's machine that a release may name. */
public final class FilePaths {

    private FilePaths() {}

    /** Whether the text is a path that the file system knows how to write. */
    public static boolean isPath(String text) {
        try {
            return !text.isEmpty() && !Path.of(text).toString().isEmpty();
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
