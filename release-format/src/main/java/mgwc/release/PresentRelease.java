package mgwc.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files in a directory to which a release is to be written. They may be a release of any format version. */
final class PresentRelease {

    private final Path directory;
    private final Set<String> files;

    private PresentRelease(Path directory, Set<String> files) {
        this.directory = directory;
        this.files = files;
    }

    /** Lists a directory, or nothing where none is. */
    static PresentRelease in(Path directory) throws IOException {
        return new PresentRelease(directory, Files.isDirectory(directory) ? files(directory) : Set.of());
    }

    /** The first file that is not part of a release; every file if there is no release. */
    Optional<String> foreignFile() throws IOException {
        Set<String> own = listed(directory.resolve(ReleaseManifest.FILE));
        return files.stream().filter(file -> !own.contains(file)).findFirst();
    }

    /** How a release differs from what is there. */
    Writing.Change changeTo(Release release) throws IOException {
        Set<String> covered = new TreeSet<>(files);
        covered.remove(Provenance.FILE);
        if (!covered.equals(release.files().keySet()) || !holds(release.files())) {
            return Writing.Change.RELEASE;
        }
        Map<String, byte[]> all = release.allFiles();
        return files.equals(all.keySet()) && holds(all) ? Writing.Change.NONE : Writing.Change.PROVENANCE;
    }

    private boolean holds(Map<String, byte[]> expected) throws IOException {
        for (Map.Entry<String, byte[]> file : expected.entrySet()) {
            Path path = directory.resolve(file.getKey());
            if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                    || !Arrays.equals(Files.readAllBytes(path), file.getValue())) {
                return false;
            }
        }
        return true;
    }

    /** Everything but directories, so empty directories do not count. */
    private static Set<String> files(Path directory) throws IOException {
        Set<String> files = new TreeSet<>();
        try (Stream<Path> paths = Files.walk(directory)) {
            paths.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .map(path -> directory
                            .relativize(path)
                            .toString()
                            .replace(directory.getFileSystem().getSeparator(), "/"))
                    .forEach(files::add);
        }
        return files;
    }

    private static Set<String> listed(Path manifest) throws IOException {
        if (!Files.isRegularFile(manifest, LinkOption.NOFOLLOW_LINKS)) {
            return Set.of();
        }
        try {
            JsonNode json = JsonMapper.shared().readTree(Files.readAllBytes(manifest));
            if (!json.path("formatVersion").isInt() || !json.path("files").isObject()) {
                return Set.of();
            }
            Set<String> files = new TreeSet<>(json.path("files").propertyNames());
            files.add(ReleaseManifest.FILE);
            files.add(Provenance.FILE);
            return files;
        } catch (JacksonException e) {
            return Set.of();
        }
    }
}
