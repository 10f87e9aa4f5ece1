package mgwc.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import mgwc.release.Goldens;
import mgwc.release.ReleaseSchemas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The releases that other tests expect of the compiler are valid by the schemas of the format. */
class EmittedReleasesTest {

    private static final Path FIXTURES = Path.of("src/test/fixtures");

    static List<Path> releases() throws IOException {
        try (Stream<Path> paths = Files.walk(FIXTURES)) {
            return paths.filter(path -> path.endsWith("gateway.json"))
                    .map(path -> path.resolveSibling(""))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("releases")
    void areValid(Path release) {
        assertThat(ReleaseSchemas.errors(Goldens.files(release))).isEmpty();
    }

    @Test
    void areFound() throws IOException {
        assertThat(releases()).hasSizeGreaterThan(10);
    }
}
