package mgwc.compiler.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known of a work tree spares opening files, and hides no change. */
class FileIndexTest {

    private static final String NAME = "policies/tiers.yaml";

    @TempDir
    Path root;

    private Path file;

    @BeforeEach
    void oneFile() throws IOException {
        assumeTrue(root.getFileSystem().supportedFileAttributeViews().contains("unix"));
        file = root.resolve(NAME);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "a: 1\n");
    }

    private SourceFile read(FileIndex index) {
        return WorkTree.read(root, () -> index)
                .value()
                .flatMap(tree -> tree.file(NAME))
                .orElseThrow();
    }

    /** What somebody knows who looked at the file a while after it was written. */
    private FileIndex known() throws IOException {
        FileStamp known = FileFacts.of(file).stamp();
        String digest = read(FileIndex.NONE).digest();
        return (path, stamp) -> path.equals(NAME) && stamp.equals(known) ? Optional.of(digest) : Optional.empty();
    }

    @Test
    void aFileThatIsKnownIsNotOpened() throws IOException {
        SourceFile before = read(FileIndex.NONE);
        SourceFile known = read(known());
        Files.delete(file);

        assertThat(known.digest()).isEqualTo(before.digest());
        assertThatThrownBy(known::content)
                .isInstanceOf(SourceUnavailable.class)
                .hasMessageContaining("`" + NAME + "` went away");
    }

    @Test
    void aFileThatChangesAfterItWasFoundIsNotTakenForWhatIsKnown() throws IOException {
        SourceFile known = read(known());
        Files.writeString(file, "a: 2\n");

        assertThatThrownBy(known::content)
                .isInstanceOf(SourceUnavailable.class)
                .hasMessageContaining("`" + NAME + "` changed");
    }

    @Test
    void aChangeIsSeenThoughSizeAndTimeAreSetBack() throws IOException {
        FileIndex known = known();
        FileTime time = Files.getLastModifiedTime(file);
        Files.writeString(file, "a: 2\n");
        Files.setLastModifiedTime(file, time);

        assertThat(read(known).content()).asString().isEqualTo("a: 2\n");
    }

    @Test
    void anotherFileInItsPlaceIsSeen() throws IOException {
        FileIndex known = known();
        Path other = Files.writeString(root.resolve("other"), "a: 3\n");
        Files.setLastModifiedTime(other, Files.getLastModifiedTime(file));
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);

        assertThat(read(known).content()).asString().isEqualTo("a: 3\n");
    }

    @Test
    void aFileThatWasJustWrittenIsNotTrustedTheNextTime() throws IOException {
        assertThat(read(FileIndex.NONE).stamp()).isEmpty();
        assertThat(FileFacts.of(file).stamp()).satisfies(stamp -> {
            assertThat(stamp.isSettledAt(nanos(Instant.now()))).isFalse();
            assertThat(stamp.isSettledAt(nanos(Instant.now().plusSeconds(3)))).isTrue();
        });
    }

    @Test
    void withoutTheTimeOfTheInodeNothingIsTrusted() {
        assertThat(new FileStamp(5, 1, 0, 0).isSettledAt(Long.MAX_VALUE)).isFalse();
    }

    private static long nanos(Instant instant) {
        return instant.getEpochSecond() * 1_000_000_000 + instant.getNano();
    }
}
