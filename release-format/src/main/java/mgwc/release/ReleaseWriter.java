package mgwc.release;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * Writes a release into a directory whole or not at all: first into a new directory beside it, which then takes its
 * place by renaming. A reader of the directory sees the old release, for a moment none, or the new one; never a
 * mixture. If only the provenance differs, that file alone is replaced, and the release stays in place. The next writer
 * clears the leftovers of one that was killed.
 */
public final class ReleaseWriter {

    private static final String ANOTHER = "name another directory";

    private ReleaseWriter() {}

    /** Makes {@code directory} hold exactly {@code release}. It must be absent, empty, or hold a release. */
    public static Writing write(Release release, Path directory) {
        Path target = directory.toAbsolutePath().normalize();
        Path parent = target.getParent();
        if (parent == null) {
            return refused(directory, "is the root of the file system", ANOTHER);
        }
        try {
            Leftovers.clear(target, parent);
            Optional<Writing.Refused> unusable = unusable(target, directory);
            if (unusable.isPresent()) {
                return unusable.get();
            }
            PresentRelease present = PresentRelease.in(target);
            Optional<String> foreign = present.foreignFile();
            if (foreign.isPresent()) {
                return refused(
                        directory,
                        "holds `" + foreign.get() + "`, which is not part of a release",
                        "name another directory, or empty this one");
            }
            Writing.Change change = present.changeTo(release);
            switch (change) {
                case NONE -> {}
                case PROVENANCE -> replaceProvenance(release, target, parent);
                case RELEASE -> {
                    Files.createDirectories(parent);
                    replace(release, target, parent);
                }
            }
            return new Writing.Written(directory, release.digest(), change);
        } catch (IOException e) {
            return refused(directory, "cannot be written: " + reason(e), "nothing was changed; " + help(e));
        }
    }

    private static Optional<Writing.Refused> unusable(Path target, Path shown) {
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        if (Files.isSymbolicLink(target)) {
            return Optional.of(refused(shown, "is a symbolic link", "name the directory it leads to"));
        }
        if (!Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of(refused(shown, "is not a directory", ANOTHER));
        }
        return Optional.empty();
    }

    private static void replace(Release release, Path target, Path parent) throws IOException {
        Path fresh = Files.createTempDirectory(parent, Leftovers.prefix(target) + Leftovers.NEW);
        try {
            writeFiles(release.allFiles(), fresh);
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

    /** Moves the old directory aside, and back again if the fresh one cannot take its place. */
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

    private static void replaceProvenance(Release release, Path target, Path parent) throws IOException {
        Path inTarget = target.resolve(Provenance.FILE);
        SortedMap<String, byte[]> provenance = release.allFiles();
        provenance.keySet().retainAll(Set.of(Provenance.FILE));
        Path fresh = Files.createTempDirectory(parent, Leftovers.prefix(target) + Leftovers.NEW);
        try {
            writeFiles(provenance, fresh);
            if (provenance.isEmpty()) {
                Files.delete(inTarget);
            } else {
                Files.move(fresh.resolve(Provenance.FILE), inTarget, StandardCopyOption.ATOMIC_MOVE);
            }
            sync(target);
        } finally {
            Directories.delete(fresh);
        }
    }

    private static void writeFiles(SortedMap<String, byte[]> files, Path fresh) throws IOException {
        Directories.openToReaders(fresh);
        TreeSet<Path> folders = new TreeSet<>(List.of(fresh));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = fresh.resolve(file.getKey());
            Path folder = path.resolveSibling("").normalize();
            Files.createDirectories(folder);
            folders.add(folder);
            ByteBuffer bytes = ByteBuffer.wrap(file.getValue());
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
                ? "write as a user who may do so, or name another directory"
                : "make room or name another directory";
    }

    private static Writing.Refused refused(Path directory, String reason, String help) {
        return new Writing.Refused(directory, "`" + directory + "` " + reason, help);
    }
}
