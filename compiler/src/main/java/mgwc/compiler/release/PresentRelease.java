package mgwc.compiler.release;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What lies in a directory that a release is to be written to. */
final class PresentRelease {

    private PresentRelease() {}

    /** The files in a directory that no release put there, sorted; all of them when there is no release. */
    static List<String> strangers(Path directory) throws IOException {
        Set<String> own = listed(directory.resolve(Release.MANIFEST));
        return files(directory).stream().filter(file -> !own.contains(file)).toList();
    }

    /** Whether a directory holds the files of a release, byte for byte, and no others. */
    static boolean holds(Path directory, Release release) throws IOException {
        if (!Files.isDirectory(directory)
                || !Set.copyOf(files(directory)).equals(release.files().keySet())) {
            return false;
        }
        for (var file : release.files().entrySet()) {
            byte[] present = Files.readAllBytes(directory.resolve(file.getKey()));
            if (!Arrays.equals(present, file.getValue().getBytes(StandardCharsets.UTF_8))) {
                return false;
            }
        }
        return true;
    }

    /** Everything that is not a directory, and empty directories are nothing. */
    private static List<String> files(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            return paths.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .map(path -> String.join("/", names(directory.relativize(path))))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> names(Path relative) {
        return Stream.iterate(0, i -> i < relative.getNameCount(), i -> i + 1)
                .map(i -> relative.getName(i).toString())
                .toList();
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
            files.add(Release.MANIFEST);
            return files;
        } catch (JacksonException e) {
            return Set.of();
        }
    }
}
