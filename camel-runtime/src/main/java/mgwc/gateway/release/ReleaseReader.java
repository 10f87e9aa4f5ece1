package mgwc.gateway.release;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import mgwc.release.Digest;

/**
 * Reads a release directory. Every byte the gateway will use is read once, here, and has the digest that
 * {@code release.json} states; a symbolic link is never followed inside the release.
 */
public final class ReleaseReader {

    private static final String MANIFEST = "release.json";
    private static final String GATEWAY = "gateway.json";
    private static final int MAX_FILE_BYTES = 64 << 20;
    private static final String COPY_AGAIN = "copy the release again from where `mgwc build` wrote it";

    private ReleaseReader() {}

    /** @throws ReleaseRefused if the directory is not exactly what its {@code release.json} says, or is not complete */
    public static Release read(Path directory) throws ReleaseRefused {
        Map<String, byte[]> files = contents(directory);
        byte[] manifestBytes = files.remove(MANIFEST);
        if (manifestBytes == null) {
            throw new ReleaseRefused(
                    "`" + directory + "` has no `" + MANIFEST + "`", "name a directory that `mgwc build --out` wrote");
        }
        ReleaseManifest manifest = ReleaseJson.read(MANIFEST, manifestBytes, ReleaseManifest.class);
        verify(manifest, files);
        byte[] gatewayBytes = files.get(GATEWAY);
        if (gatewayBytes == null) {
            throw new ReleaseRefused("`" + MANIFEST + "` does not list `" + GATEWAY + "`", COPY_AGAIN);
        }
        GatewayConfig gateway = ReleaseJson.read(GATEWAY, gatewayBytes, GatewayConfig.class);
        ConfigCheck.check(manifest, gateway, files.keySet());
        return new Release(directory, Digest.of(manifestBytes).toString(), manifest, gateway, files);
    }

    private static void verify(ReleaseManifest manifest, Map<String, byte[]> files) throws ReleaseRefused {
        for (Map.Entry<String, String> listed : new TreeMap<>(manifest.files()).entrySet()) {
            byte[] bytes = files.get(listed.getKey());
            if (bytes == null) {
                throw new ReleaseRefused("the release lacks the file `" + listed.getKey() + "`", COPY_AGAIN);
            }
            if (!Digest.of(bytes).toString().equals(listed.getValue())) {
                throw new ReleaseRefused(
                        "`" + listed.getKey()
                                + "` was changed after the release was built: its digest is not the one in `" + MANIFEST
                                + "`",
                        COPY_AGAIN + "; a change belongs in the workspace, not in a release");
            }
        }
        for (String file : files.keySet()) {
            if (!manifest.files().containsKey(file)) {
                throw new ReleaseRefused("`" + file + "` is not part of the release", "remove it, or " + COPY_AGAIN);
            }
        }
    }

    private static Map<String, byte[]> contents(Path directory) throws ReleaseRefused {
        if (!Files.isDirectory(directory)) {
            throw new ReleaseRefused(
                    "`" + directory + "` is not a directory", "name a directory that `mgwc build --out` wrote");
        }
        TreeMap<String, byte[]> files = new TreeMap<>();
        try {
            // the directory itself may be a link, as in `current -> releases/42`
            Path root = directory.toRealPath();
            try (Stream<Path> paths = Files.walk(root)) {
                for (Path path : (Iterable<Path>) paths::iterator) {
                    String name = root.relativize(path)
                            .toString()
                            .replace(path.getFileSystem().getSeparator(), "/");
                    BasicFileAttributes kind =
                            Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                    if (!kind.isDirectory()) {
                        files.put(name, contents(name, path, kind));
                    }
                }
            }
        } catch (IOException e) {
            throw unreadable(e);
        } catch (UncheckedIOException e) {
            throw unreadable(e);
        }
        return files;
    }

    private static byte[] contents(String name, Path path, BasicFileAttributes kind)
            throws IOException, ReleaseRefused {
        if (!kind.isRegularFile()) {
            throw new ReleaseRefused(
                    "`" + name + "` is a " + (kind.isSymbolicLink() ? "symbolic link" : "special file")
                            + "; a release has plain files only",
                    COPY_AGAIN);
        }
        try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes(MAX_FILE_BYTES + 1);
            if (bytes.length > MAX_FILE_BYTES) {
                throw new ReleaseRefused("`" + name + "` is larger than 64 MiB", COPY_AGAIN);
            }
            return bytes;
        }
    }

    private static ReleaseRefused unreadable(Exception e) {
        return new ReleaseRefused(
                "the release cannot be read: " + e.getMessage(), "make its files readable for the gateway's user");
    }
}
