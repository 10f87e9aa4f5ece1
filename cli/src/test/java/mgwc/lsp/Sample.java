package mgwc.lsp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The sample workspace of the repository, in a folder of its own. */
final class Sample {

    private static final Path ROOT = Path.of("..");

    private Sample() {}

    static void copyTo(Path folder) throws IOException {
        for (String part : List.of("mgwc.yaml", "apis", "applications", "environments", "policies")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(part))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path target = folder.resolve(ROOT.relativize(file).toString());
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
            }
        }
    }
}
