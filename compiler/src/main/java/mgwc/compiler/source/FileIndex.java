package mgwc.compiler.source;

import java.util.Optional;

/** Contents of files that are known without opening them, as an earlier look at the work tree has it. */
@FunctionalInterface
public interface FileIndex {

    /** Nothing is known. */
    FileIndex NONE = (path, stamp) -> Optional.empty();

    /** The digest of a file's content, if the system says of the file what it said when the content was read. */
    Optional<String> digest(String path, FileStamp stamp);
}
