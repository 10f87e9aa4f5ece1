package mgwc.cli.command;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Set;
import mgwc.cli.console.CannotRunException;
import mgwc.cli.console.OutputFile;
import mgwc.compiler.source.SourceFile;

/** Files of the workspace that a command changes: each is the old one or the new one at any moment, never a part. */
final class InPlace {

    private final Path root;

    /** @param root of the workspace */
    InPlace(Path root) {
        this.root = root;
    }

    /**
     * Puts another content into a file, with the mode it has.
     *
     * @throws CannotRunException when it cannot be written, is a symbolic link or below one, or is no longer what was
     *     read
     */
    void replace(SourceFile read, SourceFile now) {
        Path target = root.resolve(read.path());
        try {
            if (!Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS) || !isInside(target)) {
                throw new CannotRunException(
                        "`" + read.path() + "` is left as it is: it is no longer a regular file of the workspace");
            }
            write(target, read, now);
        } catch (IOException e) {
            throw new CannotRunException(
                    "cannot write `" + read.path() + "`: " + OutputFile.reason(e) + "; it is as it was", e);
        }
    }

    /** Whether no folder on the way became a link since the file was read. */
    private boolean isInside(Path target) throws IOException {
        return target.toRealPath().equals(root.toRealPath().resolve(root.relativize(target)));
    }

    private static void write(Path target, SourceFile read, SourceFile now) throws IOException {
        PosixFileAttributeView posix =
                Files.getFileAttributeView(target, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        Set<PosixFilePermission> mode = posix == null
                ? Set.of(PosixFilePermission.OWNER_WRITE)
                : posix.readAttributes().permissions();
        if (!mode.contains(PosixFilePermission.OWNER_WRITE) || !Files.isWritable(target)) {
            throw new CannotRunException("cannot write `" + read.path() + "`: it is read-only");
        }
        Path part = Files.createTempFile(target.getParent(), "." + target.getFileName() + ".", ".part");
        try {
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                ByteBuffer content = ByteBuffer.wrap(now.content());
                while (content.hasRemaining()) {
                    channel.write(content);
                }
                channel.force(true); // else a machine that stops now may know the new name and not the content
            }
            if (posix != null) {
                Files.setPosixFilePermissions(part, mode);
            }
            if (!Arrays.equals(Files.readAllBytes(target), read.content())) {
                throw new CannotRunException(
                        "`" + read.path() + "` is left as it is: it changed in the meantime; run again");
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
