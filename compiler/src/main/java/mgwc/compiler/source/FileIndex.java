package mgwc.compiler.source;

import java.util.Map;
import java.util.Optional;

/**
 * Contents of files that are known without opening them, as an earlier look at the work tree has it.
 *
 * @param entries by path
 */
public record FileIndex(Map<String, Entry> entries) {

    /** Nothing is known. */
    public static final FileIndex NONE = new FileIndex(Map.of());

    /** @param digest of the content that a file had while the system said this about it */
    public record Entry(FileStamp stamp, String digest) {}

    /** The digest of a file's content, if the system says of the file what it said then. */
    Optional<String> digest(String path, FileStamp stamp) {
        return Optional.ofNullable(entries.get(path))
                .filter(entry -> entry.stamp().equals(stamp))
                .map(Entry::digest);
    }
}
