package mgwc.compiler.source;

import java.util.Optional;
import java.util.function.Supplier;
import mgwc.release.Digest;
import org.jspecify.annotations.Nullable;

/**
 * One file as bytes, whatever they hold. Two files are the same when they are the same object.
 *
 * <p>The content is read when it is first asked for, and never changes after that.
 */
public final class SourceFile {

    private final String path;
    private final Supplier<byte[]> source;
    private volatile byte @Nullable [] content;
    private volatile @Nullable String digest;
    private final Optional<FileStamp> stamp;

    private SourceFile(String path, Supplier<byte[]> source, @Nullable String digest, Optional<FileStamp> stamp) {
        this.path = path;
        this.source = source;
        this.digest = digest;
        this.stamp = stamp;
    }

    /**
     * @param path relative to the workspace root, with {@code /}
     * @param content not to be changed any more
     */
    public SourceFile(String path, byte[] content) {
        this(path, () -> content, null, Optional.empty());
        this.content = content;
    }

    /**
     * A file of which the content need not be read to know that it has not changed.
     *
     * @param digest of the content it has
     * @param source opens the file
     */
    static SourceFile unread(String path, FileStamp stamp, String digest, Supplier<byte[]> source) {
        return new SourceFile(path, source, digest, Optional.of(stamp));
    }

    /** A file that was read, with what the system said about it before. */
    static SourceFile stamped(String path, FileStamp stamp, byte[] content) {
        SourceFile file = new SourceFile(path, () -> content, null, Optional.of(stamp));
        file.content = content;
        return file;
    }

    public String path() {
        return path;
    }

    /**
     * The bytes.
     *
     * @throws SourceUnavailable when the file went away or changed since it was found
     */
    public byte[] content() {
        byte[] known = content;
        if (known == null) {
            known = source.get();
            if (!Digest.of(known).hex().equals(digest)) {
                throw new SourceUnavailable("`" + path + "` changed while the workspace was read; run it again");
            }
            content = known;
        }
        return known;
    }

    /** SHA-256 of the content, in hexadecimal digits. */
    public String digest() {
        String known = digest;
        if (known == null) {
            known = Digest.of(content()).hex();
            digest = known;
        }
        return known;
    }

    /** What the system said about the file when it was found; only files of a work tree have one. */
    public Optional<FileStamp> stamp() {
        return stamp;
    }
}
