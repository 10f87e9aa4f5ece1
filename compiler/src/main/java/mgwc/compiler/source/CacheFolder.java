package mgwc.compiler.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * A folder of files that may be deleted at any time, outside of every workspace: what lies in a workspace comes from
 * whoever wrote it. Nothing that goes wrong here is an error, as everything can be made again.
 */
public final class CacheFolder {

    private static final long LARGEST = 1L << 28;
    private static final Duration KEPT_UNUSED = Duration.ofDays(30);
    /** So that nothing of others is deleted, whatever folder somebody names. */
    private static final String ENDING = ".mgwc-cache";

    private static final String ENDING_OF_PARTS = ".mgwc-new";

    private final Path folder;

    public CacheFolder(Path folder) {
        this.folder = folder;
    }

    public boolean holds(String name) {
        return Files.isRegularFile(folder.resolve(name + ENDING));
    }

    /**
     * What was written under a name; empty when there is nothing, it cannot be read, it does not start with what is
     * expected, or it would fill the memory. Of a foreign file no more than the start is read, of a device nothing.
     */
    public Optional<byte[]> read(String name, byte[] start) {
        Path file = folder.resolve(name + ENDING);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (InputStream content = Files.newInputStream(file)) {
            if (Files.size(file) > Math.min(LARGEST, Runtime.getRuntime().maxMemory() / 16)
                    || !Arrays.equals(content.readNBytes(start.length), start)) {
                return Optional.empty();
            }
            return Optional.of(Files.readAllBytes(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Writes all or nothing, and deletes what nobody wrote for a month.
     *
     * @return why it could not be written
     */
    public Optional<String> write(String name, byte[] content) {
        try {
            createFolder();
            Path fresh = Files.createTempFile(folder, name, ENDING_OF_PARTS);
            try {
                Files.write(fresh, content);
                Files.move(fresh, folder.resolve(name + ENDING), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(fresh);
            }
            deleteOld();
            return Optional.empty();
        } catch (IOException | DirectoryIteratorException e) {
            return Optional.of(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    /** Gone if that is possible. */
    public void delete(String name) {
        try {
            Files.deleteIfExists(folder.resolve(name + ENDING));
        } catch (IOException e) {
            // What cannot be deleted cannot be written anew either; whoever reads it finds out that it is of no use.
        }
    }

    /** For this user alone: whoever writes here decides what is found. */
    private void createFolder() throws IOException {
        if (!Files.isDirectory(folder)) {
            if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectories(folder);
            }
        }
    }

    private void deleteOld() throws IOException {
        Instant oldest = Instant.now().minus(KEPT_UNUSED);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.mgwc-{cache,new}")) {
            for (Path file : files) {
                if (Files.exists(file)
                        && Files.getLastModifiedTime(file).toInstant().isBefore(oldest)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
