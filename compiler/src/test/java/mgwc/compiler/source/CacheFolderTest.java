package mgwc.compiler.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheFolderTest {

    private static final byte[] NOTHING = {};

    @TempDir
    Path parent;

    private Path path;
    private CacheFolder folder;

    @BeforeEach
    void folder() {
        path = parent.resolve("deep/mgwc");
        folder = new CacheFolder(path);
    }

    @Test
    void whatIsWrittenCanBeRead() {
        assertThat(folder.holds("a")).isFalse();
        assertThat(folder.read("a", NOTHING)).isEmpty();

        assertThat(folder.write("a", new byte[] {1, 2})).isEmpty();
        assertThat(folder.write("a", new byte[] {3})).isEmpty();

        assertThat(folder.holds("a")).isTrue();
        assertThat(folder.read("a", NOTHING)).contains(new byte[] {3});
    }

    @Test
    void whatStartsOtherwiseIsNotRead() {
        folder.write("a", new byte[] {1, 2, 3});

        assertThat(folder.read("a", new byte[] {1, 2})).contains(new byte[] {1, 2, 3});
        assertThat(folder.read("a", new byte[] {1, 3})).isEmpty();
        assertThat(folder.read("a", new byte[] {1, 2, 3, 4})).isEmpty();
    }

    @Test
    void whatIsTooLargeOrWithoutEndIsNotRead() throws IOException {
        folder.write("a", new byte[1]);
        try (RandomAccessFile file =
                new RandomAccessFile(path.resolve("a.mgwc-cache").toFile(), "rw")) {
            file.setLength(1L << 32);
        }
        Path zeroes = Path.of("/dev/zero");
        assumeTrue(Files.exists(zeroes));
        Files.createSymbolicLink(path.resolve("b.mgwc-cache"), zeroes);

        assertThat(folder.read("a", NOTHING)).isEmpty();
        assertThat(folder.read("b", NOTHING)).isEmpty();
    }

    @Test
    void nothingElseIsLeftBehind() throws IOException {
        folder.write("a", new byte[1]);

        try (Stream<Path> files = Files.list(path)) {
            assertThat(files).containsExactly(path.resolve("a.mgwc-cache"));
        }
    }

    @Test
    void itIsForItsUserAlone() throws IOException {
        assumeTrue(path.getFileSystem().supportedFileAttributeViews().contains("posix"));
        folder.write("a", new byte[1]);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rwx------");
    }

    @Test
    void aPlaceWhereNoFolderCanBeIsAReasonAndNoFailure() throws IOException {
        Files.writeString(parent.resolve("deep"), "a file");

        assertThat(folder.write("a", new byte[1]))
                .hasValueSatisfying(reason -> assertThat(reason).contains("deep"));
        assertThat(folder.read("a", NOTHING)).isEmpty();
        assertThat(folder.holds("a")).isFalse();
    }

    @Test
    void whatNobodyWroteForAMonthGoes() throws IOException {
        folder.write("old", new byte[1]);
        folder.write("young", new byte[1]);
        Files.writeString(path.resolve("other.cache"), "not ours");
        age(path.resolve("old.mgwc-cache"), 31);
        age(path.resolve("other.cache"), 31);
        age(path.resolve("young.mgwc-cache"), 29);

        folder.write("new", new byte[1]);

        assertThat(folder.holds("old")).isFalse();
        assertThat(folder.holds("young")).isTrue();
        assertThat(path.resolve("other.cache")).exists();
    }

    private static void age(Path file, int days) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(days))));
    }
}
