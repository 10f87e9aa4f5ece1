package mgwc.release;

import static mgwc.release.InvalidReleaseException.COPY_AGAIN;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads a release directory and verifies it. Every byte is read once, and has the digest that {@code release.json}
 * states. A link inside the release is never followed, and a file that is not part of the release is never opened.
 *
 * <p>Kubernetes mounts a ConfigMap or a Secret as links into the folder that the link {@code ..data} names, and swaps
 * that link to change all files at once. The reader follows {@code ..data} once and reads plain files behind it, so the
 * files of one release are never mixed with those of the next.
 */
public final class ReleaseDirectory {

    private static final int MAX_FILE_MIB = 64;
    private static final int MAX_RELEASE_MIB = 256;
    private static final String MOUNTED = "..data";
    private static final String ANOTHER = "name a directory that `mgwc build --out` wrote";

    private final Path root;
    private final SortedMap<String, BasicFileAttributes> present = new TreeMap<>();
    private long readBytes;

    private ReleaseDirectory(Path root) {
        this.root = root;
    }

    /**
     * Reads the release in a directory. The directory itself may be a link, as in {@code current -> releases/42}, or
     * the mount of a ConfigMap or Secret.
     *
     * @throws InvalidReleaseException if the directory does not hold exactly the files that its {@code release.json}
     *     lists, each with its digest, beside {@code release.json} and perhaps {@code provenance.json}; if a file is
     *     not a plain file or larger than 64 MiB, the release larger than 256 MiB; or if it cannot be read
     */
    public static Release read(Path directory) throws InvalidReleaseException {
        if (!Files.isDirectory(directory)) {
            throw new InvalidReleaseException("`" + directory + "` is not a directory", ANOTHER);
        }
        try {
            ReleaseDirectory release = new ReleaseDirectory(contents(directory.toRealPath()));
            release.list();
            if (!release.present.containsKey(ReleaseManifest.FILE)) {
                throw new InvalidReleaseException("`" + directory + "` has no `" + ReleaseManifest.FILE + "`", ANOTHER);
            }
            return release.read();
        } catch (ListingStopped e) {
            throw e.reason;
        } catch (IOException e) {
            throw new InvalidReleaseException(
                    "the release cannot be read: " + e.getMessage(),
                    "make its files readable for the user who reads it");
        }
    }

    /** The folder with the files themselves: in a mount, the one that {@code ..data} names at this moment. */
    private static Path contents(Path directory) throws IOException, InvalidReleaseException {
        Path data = directory.resolve(MOUNTED);
        if (!Files.isSymbolicLink(data)) {
            return directory;
        }
        Path contents = data.toRealPath();
        if (!directory.equals(contents.getParent())) {
            throw new InvalidReleaseException(
                    "`" + MOUNTED + "` is a symbolic link that leads out of the release", COPY_AGAIN);
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (!name.startsWith("..") && !leadsTo(entry, Path.of(MOUNTED, name))) {
                    throw new InvalidReleaseException(
                            "`" + name + "` is not part of the release that `" + MOUNTED + "` holds",
                            "remove it, or " + COPY_AGAIN);
                }
            }
        }
        return contents;
    }

    private static boolean leadsTo(Path entry, Path target) throws IOException {
        return Files.isSymbolicLink(entry) && Files.readSymbolicLink(entry).equals(target);
    }

    private void list() throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws ListingStopped {
                String path = root.relativize(file)
                        .toString()
                        .replace(file.getFileSystem().getSeparator(), "/");
                present.put(path, attributes);
                if (present.size() > ReleaseManifest.MAX_FILES + 2) {
                    throw new ListingStopped(new InvalidReleaseException(
                            "the release holds more than " + ReleaseManifest.MAX_FILES + " files", COPY_AGAIN));
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private Release read() throws IOException, InvalidReleaseException {
        byte[] manifestBytes = contents(ReleaseManifest.FILE);
        ReleaseManifest manifest = ReleaseManifest.parse(manifestBytes);
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put(ReleaseManifest.FILE, manifestBytes);
        for (Map.Entry<String, Digest> listed : manifest.files().entrySet()) {
            files.put(listed.getKey(), contents(listed.getKey(), listed.getValue()));
        }
        for (String path : present.keySet()) {
            if (!files.containsKey(path) && !path.equals(Provenance.FILE)) {
                throw new InvalidReleaseException(
                        "`" + path + "` is not part of the release", "remove it, or " + COPY_AGAIN);
            }
        }
        Optional<Provenance> provenance = present.containsKey(Provenance.FILE)
                ? Optional.of(Provenance.parse(contents(Provenance.FILE)))
                : Optional.empty();
        return new Release(Digest.of(manifestBytes), manifest, provenance, files);
    }

    private byte[] contents(String path, Digest expected) throws IOException, InvalidReleaseException {
        if (!present.containsKey(path)) {
            throw new InvalidReleaseException("the release lacks the file `" + path + "`", COPY_AGAIN);
        }
        byte[] bytes = contents(path);
        if (!Digest.of(bytes).equals(expected)) {
            throw new InvalidReleaseException(
                    "`" + path + "` was changed after the release was built: its digest is not the one in `"
                            + ReleaseManifest.FILE + "`",
                    COPY_AGAIN + "; a change belongs in the workspace, not in a release");
        }
        return bytes;
    }

    private byte[] contents(String path) throws IOException, InvalidReleaseException {
        BasicFileAttributes kind = present.get(path);
        if (kind == null || !kind.isRegularFile()) {
            String found = kind != null && kind.isSymbolicLink() ? "symbolic link" : "special file";
            throw new InvalidReleaseException(
                    "`" + path + "` is a " + found + "; a release has plain files only", COPY_AGAIN);
        }
        try (InputStream in = Files.newInputStream(root.resolve(path), LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes((MAX_FILE_MIB << 20) + 1);
            if (bytes.length > MAX_FILE_MIB << 20) {
                throw new InvalidReleaseException("`" + path + "` is larger than " + MAX_FILE_MIB + " MiB", COPY_AGAIN);
            }
            readBytes += bytes.length;
            if (readBytes > MAX_RELEASE_MIB << 20) {
                throw new InvalidReleaseException("the release is larger than " + MAX_RELEASE_MIB + " MiB", COPY_AGAIN);
            }
            return bytes;
        }
    }

    /** Carries a reason out of a file visitor, which may throw nothing else. */
    private static final class ListingStopped extends IOException {

        private final InvalidReleaseException reason;

        private ListingStopped(InvalidReleaseException reason) {
            super(reason);
            this.reason = reason;
        }
    }
}
