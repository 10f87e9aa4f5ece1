package mgwc.compiler.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** What the system says about a path, in one question; links are not followed. */
record FileFacts(Type type, FileStamp stamp) {

    /** What stands at a path. */
    enum Type {
        FILE,
        FOLDER,
        SYMBOLIC_LINK,
        OTHER
    }

    private static final int TYPE_MASK = 0170000;

    /** @throws IOException with the reason, {@link java.nio.file.NoSuchFileException} when nothing is there */
    static FileFacts of(Path path) throws IOException {
        return path.getFileSystem().supportedFileAttributeViews().contains("unix") ? unix(path) : basic(path);
    }

    /** The view of Unix also tells the time of the last change of the inode, which nobody can set. */
    private static FileFacts unix(Path path) throws IOException {
        Map<String, Object> attributes =
                Files.readAttributes(path, "unix:mode,size,lastModifiedTime,ctime,ino", LinkOption.NOFOLLOW_LINKS);
        Type type = switch ((int) number(attributes, "mode") & TYPE_MASK) {
            case 0100000 -> Type.FILE;
            case 0040000 -> Type.FOLDER;
            case 0120000 -> Type.SYMBOLIC_LINK;
            default -> Type.OTHER;
        };
        return new FileFacts(
                type,
                new FileStamp(
                        number(attributes, "size"),
                        time(attributes, "lastModifiedTime"),
                        time(attributes, "ctime"),
                        number(attributes, "ino")));
    }

    private static long number(Map<String, Object> attributes, String name) {
        return ((Number) Objects.requireNonNull(attributes.get(name))).longValue();
    }

    private static long time(Map<String, Object> attributes, String name) {
        return nanos((FileTime) Objects.requireNonNull(attributes.get(name)));
    }

    private static FileFacts basic(Path path) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        Type type = attributes.isSymbolicLink()
                ? Type.SYMBOLIC_LINK
                : attributes.isDirectory() ? Type.FOLDER : attributes.isRegularFile() ? Type.FILE : Type.OTHER;
        return new FileFacts(type, new FileStamp(attributes.size(), nanos(attributes.lastModifiedTime()), 0, 0));
    }

    private static long nanos(FileTime time) {
        return time.to(TimeUnit.NANOSECONDS);
    }
}
