package mgwc.gateway.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The gateway reads every release that the compiler's tests expect. */
class CompiledReleasesTest {

    private static final Path FIXTURES = Path.of("../compiler/src/test/fixtures");

    @TempDir
    Path folder;

    private static List<Path> compiled() throws IOException {
        try (Stream<Path> paths = Files.walk(FIXTURES)) {
            return paths.filter(path -> path.endsWith("gateway.json"))
                    .map(path -> path.resolveSibling(""))
                    .sorted()
                    .toList();
        }
    }

    @TestFactory
    Stream<DynamicTest> reads_what_the_compiler_writes() throws IOException {
        return compiled().stream()
                .map(release ->
                        DynamicTest.dynamicTest(FIXTURES.relativize(release).toString(), () -> {
                            Path copy =
                                    folder.resolve(FIXTURES.relativize(release).toString());
                            ReleaseOnDisk onDisk = ReleaseOnDisk.copyFrom(release, copy)
                                    .edit(
                                            "release.json",
                                            text -> text.replace("\"test\"", "\"" + release.getFileName() + "\""));

                            Release read = ReleaseReader.read(onDisk.directory());

                            assertThat(read.gateway().apis()).isNotEmpty();
                        }));
    }

    @Test
    void finds_the_releases() throws IOException {
        assertThat(compiled()).hasSizeGreaterThan(10);
    }
}
