package mgwc.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Whole releases of the current format version, which the tests of both sides read. */
public final class Goldens {

    /** Relative to the folder of any module. */
    private static final Path FOLDER = Path.of("../release-format/src/test/resources/goldens");

    private Goldens() {}

    /** The release directories. */
    public static List<Path> directories() {
        try (Stream<Path> folders = Files.list(FOLDER)) {
            return folders.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes of every file of a directory by path. */
    public static SortedMap<String, byte[]> files(Path directory) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
                files.put(directory.relativize(path).toString(), Files.readAllBytes(path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    /** Makes {@code release.json} list the files that are there. */
    static void seal(Path directory, String environment) {
        SortedMap<String, Digest> digests = new TreeMap<>();
        for (Map.Entry<String, byte[]> file : files(directory).entrySet()) {
            if (!file.getKey().equals(ReleaseManifest.FILE) && !file.getKey().equals(Provenance.FILE)) {
                digests.put(file.getKey(), Digest.of(file.getValue()));
            }
        }
        try {
            Files.writeString(
                    directory.resolve(ReleaseManifest.FILE), new ReleaseManifest(environment, digests).toJson());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
