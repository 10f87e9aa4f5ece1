package mgwc.gateway.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import mgwc.release.Digest;
import mgwc.release.Provenance;
import mgwc.release.ReleaseManifest;

/** A release directory that a test writes and changes; {@link #seal} makes its {@code release.json} true again. */
public final class ReleaseOnDisk {

    private final Path directory;

    private ReleaseOnDisk(Path directory) {
        this.directory = directory;
    }

    /** Copies {@code src/test/resources/releases/<name>}, which has no {@code release.json}, and seals it. */
    public static ReleaseOnDisk copyOf(String name, Path directory) {
        return copyFrom(Path.of("src/test/resources/releases", name), directory);
    }

    /** Copies a directory that has no {@code release.json}, and seals the copy. */
    public static ReleaseOnDisk copyFrom(Path source, Path directory) {
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                Path target = directory.resolve(source.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ReleaseOnDisk(directory).seal();
    }

    /** The directories of all releases that the compiler's tests expect, without {@code release.json}. */
    public static List<Path> expectedOfTheCompiler() throws IOException {
        try (Stream<Path> paths = Files.walk(Path.of("../compiler/src/test/fixtures"))) {
            return paths.filter(path -> path.endsWith("gateway.json"))
                    .map(path -> path.resolveSibling(""))
                    .sorted()
                    .toList();
        }
    }

    /** Has {@code release.json} name another environment than {@code test}. */
    public ReleaseOnDisk ofEnvironment(String name) {
        return edit("release.json", text -> text.replace("\"test\"", "\"" + name + "\""));
    }

    /** Has the upstream of {@code pizza} use the backend at an address such as {@code http://127.0.0.1:8081}. */
    public ReleaseOnDisk withBackendAt(String url) {
        return replace("gateway.json", "http://127.0.0.1:1\"", url + "\"");
    }

    /** Has backends of {@code pizza} answer within so many milliseconds instead of 2,000. */
    public ReleaseOnDisk withResponseTimeout(int millis) {
        return replace("gateway.json", "\"responseMillis\": 2000", "\"responseMillis\": " + millis);
    }

    /** Has usage events of {@code pizza} go into a folder. */
    public ReleaseOnDisk withSpoolIn(Path folder) {
        return replace("gateway.json", "var/spool", folder.toString());
    }

    public Path directory() {
        return directory;
    }

    public ReleaseOnDisk edit(String file, UnaryOperator<String> change) {
        return write(file, change.apply(read(file)));
    }

    public ReleaseOnDisk replace(String file, String old, String now) {
        return edit(file, text -> {
            if (!text.contains(old)) {
                throw new IllegalArgumentException("`" + file + "` has no `" + old + "`");
            }
            return text.replace(old, now);
        });
    }

    public ReleaseOnDisk write(String file, String text) {
        try {
            Path path = directory.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String read(String file) {
        try {
            return Files.readString(directory.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes {@code release.json} list the files that are there with their digests. */
    public ReleaseOnDisk seal() {
        SortedMap<String, Digest> digests = new TreeMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String name = directory.relativize(file).toString();
                if (!name.equals(ReleaseManifest.FILE) && !name.equals(Provenance.FILE)) {
                    digests.put(name, Digest.of(Files.readAllBytes(file)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return write(ReleaseManifest.FILE, new ReleaseManifest("test", digests).toJson());
    }
}
