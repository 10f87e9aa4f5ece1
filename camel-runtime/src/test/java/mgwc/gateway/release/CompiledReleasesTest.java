package mgwc.gateway.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The gateway reads every release that the compiler's tests expect. */
class CompiledReleasesTest {

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> readsWhatTheCompilerWrites() throws IOException {
        return ReleaseOnDisk.expectedOfTheCompiler().stream()
                .map(release -> DynamicTest.dynamicTest(release.toString(), () -> {
                    ReleaseOnDisk onDisk = ReleaseOnDisk.copyFrom(
                                    release, folder.resolve(Integer.toString(release.hashCode())))
                            .ofEnvironment(release.getFileName().toString());

                    assertThat(ReleaseReader.read(onDisk.directory()).gateway().apis())
                            .isNotEmpty();
                }));
    }

    @Test
    void findsTheReleases() throws IOException {
        assertThat(ReleaseOnDisk.expectedOfTheCompiler()).hasSizeGreaterThan(10);
    }
}
