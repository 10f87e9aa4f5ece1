package mgwc.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import mgwc.cli.console.CannotRunException;
import mgwc.compiler.source.SourceFile;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may happen to a file between being read and being written, and to the disk it is on. */
class InPlaceTest {

    private static final String PATH = "apis/menu.yaml";

    @TempDir
    Path folder;

    private Path root;

    @BeforeEach
    void workspace() throws IOException {
        root = Files.createDirectory(folder.resolve("workspace"));
        write("old");
    }

    @Test
    void replacesTheContentAndKeepsTheMode() throws IOException {
        Files.setPosixFilePermissions(root.resolve(PATH), PosixFilePermissions.fromString("rwxr-x---"));

        new InPlace(root).replace(file("old"), file("new"));

        assertThat(root.resolve(PATH)).hasContent("new");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve(PATH))))
                .isEqualTo("rwxr-x---");
        assertThat(names(root)).containsExactly("menu.yaml");
    }

    @Test
    void leavesWhatAnEditorSavedMeanwhile() throws IOException {
        write("saved");

        refused(root).withMessage("`" + PATH + "` is left as it is: it changed in the meantime; run again");
        assertThat(root.resolve(PATH)).hasContent("saved");
        assertThat(names(root)).containsExactly("menu.yaml");
    }

    @Test
    void doesNotBringBackWhatWasDeletedMeanwhile() throws IOException {
        Files.delete(root.resolve(PATH));

        refused(root).withMessageContaining("it is no longer a regular file");
        assertThat(names(root)).isEmpty();
    }

    @Test
    void followsNoLinkThatCameMeanwhile() throws IOException {
        Path outside = Files.writeString(folder.resolve("menu.yaml"), "old");
        Files.delete(root.resolve(PATH));
        Files.createSymbolicLink(root.resolve(PATH), outside);

        refused(root).withMessageContaining("it is no longer a regular file");
        assertThat(outside).hasContent("old");
    }

    @Test
    void followsNoLinkOnTheWayThatCameMeanwhile() throws IOException {
        Path outside = Files.move(root.resolve("apis"), folder.resolve("elsewhere"));
        Files.createSymbolicLink(root.resolve("apis"), outside);

        refused(root).withMessageContaining("it is no longer a regular file of the workspace");
        assertThat(outside.resolve("menu.yaml")).hasContent("old");
    }

    @Test
    void takesAWorkspaceBehindALink() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), root);

        new InPlace(link).replace(file("old"), file("new"));

        assertThat(root.resolve(PATH)).hasContent("new");
    }

    @Test
    void doesNotWriteThroughALinkThatLiesInWait() throws IOException {
        Path outside = Files.writeString(folder.resolve("precious"), "precious");
        Files.createSymbolicLink(
                root.resolve("apis/.menu.yaml." + ProcessHandle.current().pid() + ".part"), outside);

        new InPlace(root).replace(file("old"), file("new"));

        assertThat(outside).hasContent("precious");
        assertThat(root.resolve(PATH)).isRegularFile().hasContent("new");
    }

    @Test
    void leavesTheOldFileAndNothingElseOnAFullDisk() throws IOException {
        Configuration small = Configuration.unix().toBuilder()
                .setAttributeViews("basic", "owner", "posix", "unix")
                .setMaxSize(8 * 1024L)
                .setBlockSize(1024)
                .build();
        try (FileSystem disk = Jimfs.newFileSystem(small)) {
            Path there = disk.getPath("/workspace");
            Files.createDirectories(there.resolve("apis"));
            Files.writeString(there.resolve(PATH), "old");

            assertThatExceptionOfType(CannotRunException.class)
                    .isThrownBy(() -> new InPlace(there).replace(file("old"), file("x".repeat(20_000))))
                    .withMessageStartingWith("cannot write `" + PATH + "`: ")
                    .withMessageEndingWith("; it is as it was");
            assertThat(Files.readString(there.resolve(PATH))).isEqualTo("old");
            assertThat(names(there)).containsExactly("menu.yaml");
        }
    }

    private ThrowableAssertAlternative<CannotRunException> refused(Path workspace) {
        return assertThatExceptionOfType(CannotRunException.class)
                .isThrownBy(() -> new InPlace(workspace).replace(file("old"), file("new")));
    }

    private void write(String text) throws IOException {
        Files.createDirectories(root.resolve("apis"));
        Files.writeString(root.resolve(PATH), text);
    }

    private static SourceFile file(String text) {
        return new SourceFile(PATH, text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> names(Path workspace) throws IOException {
        try (Stream<Path> files = Files.list(workspace.resolve("apis"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
