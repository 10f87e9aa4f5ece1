package mgwc.compiler.release;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Writes a release into a directory whole or not at all: into a new directory beside it first, which then takes its
 * place by renaming. A reader of the directory sees the old release, for a moment none, or the new one; never parts.
 * What a writer leaves that is killed in between is cleared by the next.
 */
public final class ReleaseWriter {

    private static final String ANOTHER = "name another directory";

    private ReleaseWriter() {}

    /**
     * Makes {@code directory} hold exactly {@code release}. What is there must be nothing, an empty directory or a
     * release.
     */
    public static Writing write(Release release, Path directory) {
        Path target = directory.toAbsolutePath().normalize();
        Path parent = target.getParent();
        if (parent == null) {
            return refused(directory, "is the root of the file system", ANOTHER);
        }
        try {
            Leftovers.clear(target, parent);
            Optional<Writing.Refused> occupied = occupied(target, directory);
            if (occupied.isPresent()) {
                return occupied.get();
            }
            if (PresentRelease.holds(target, release)) {
                return new Writing.Written(directory, release.digest(), false);
            }
            Files.createDirectories(parent);
            replace(release, target, parent);
            return new Writing.Written(directory, release.digest(), true);
        } catch (IOException e) {
            return refused(directory, "cannot be written: " + reason(e), "nothing was changed; " + help(e));
        }
    }

    private static Optional<Writing.Refused> occupied(Path target, Path shown) throws IOException {
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        if (Files.isSymbolicLink(target)) {
            return Optional.of(refused(shown, "is a symbolic link", "name the directory it leads to"));
        }
        if (!Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of(refused(shown, "is not a directory", ANOTHER));
        }
        List<String> strangers = PresentRelease.strangers(target);
        if (strangers.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(refused(
                shown,
                "holds `" + strangers.getFirst() + "`, which is not part of a release",
                "name another directory, or empty this one"));
    }

    private static void replace(Release release, Path target, Path parent) throws IOException {
        Path fresh = Files.createTempDirectory(parent, Leftovers.prefix(target) + Leftovers.NEW);
        try {
            writeFiles(release, fresh);
            if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                exchange(fresh, target);
            } else {
                Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
            }
            sync(parent);
        } finally {
            Directories.delete(fresh);
        }
    }

    /** Puts the old directory aside, and back again when the fresh one cannot take its place. */
    private static void exchange(Path fresh, Path target) throws IOException {
        Path old = fresh.resolveSibling(fresh.getFileName().toString().replace(Leftovers.NEW, Leftovers.OLD));
        Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
        try {
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.move(old, target, StandardCopyOption.ATOMIC_MOVE);
            throw e;
        }
        Directories.delete(old);
    }

    private static void writeFiles(Release release, Path fresh) throws IOException {
        Directories.openToReaders(fresh);
        TreeSet<Path> folders = new TreeSet<>(List.of(fresh));
        for (var file : release.files().entrySet()) {
            Path path = fresh.resolve(file.getKey());
            Path folder = path.resolveSibling("").normalize();
            Files.createDirectories(folder);
            folders.add(folder);
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(file.getValue());
            try (FileChannel channel =
                    FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
        }
        folders.forEach(ReleaseWriter::sync);
    }

    /** Makes the names in a directory durable, where the file system can do that. */
    private static void sync(Path directory) {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Not every file system opens directories; the files themselves are durable already.
            return;
        }
    }

    private static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException denied) {
            return "no permission for `" + denied.getFile() + "`";
        }
        if (failure instanceof FileAlreadyExistsException || failure instanceof NotDirectoryException) {
            return "`" + ((FileSystemException) failure).getFile() + "` is not a directory";
        }
        if (failure instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason() + " (`" + system.getFile() + "`)";
        }
        return String.valueOf(failure.getMessage());
    }

    private static String help(IOException failure) {
        return failure instanceof AccessDeniedException
                ? "write as a user who may, or name another directory"
                : "make room or name another directory";
    }

    private static Writing.Refused refused(Path directory, String reason, String help) {
        return new Writing.Refused(directory, "`" + directory + "` " + reason, help);
    }
}
