package mgwc.compiler.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import mgwc.compiler.diagnostic.Outcome;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class WorkTreeTest {

    @TempDir
    Path root;

    @Test
    void onlyTheFilesOfTheWorkspaceAreRead() throws Exception {
        write("mgwc.yaml");
        write("apis/menu/v1/api.yaml");
        write("environments/dev/keys/jwks.json");
        write("README.md");
        write("src/main/java/Main.java");
        write("apis/target/generated.yaml");
        write("apis/node_modules/x.yaml");
        write("policies/.hidden/tiers.yaml");
        write("policies/.swp.yaml");

        assertThat(WorkTree.read(root).value().orElseThrow().files())
                .containsOnlyKeys("apis/menu/v1/api.yaml", "environments/dev/keys/jwks.json", "mgwc.yaml");
    }

    @Test
    void linksAreFindingsAndNeverFollowed() throws Exception {
        Path outside = Files.createTempFile("outside", ".yaml");
        Files.createDirectories(root.resolve("apis"));
        Files.createSymbolicLink(root.resolve("apis/api.yaml"), outside);
        Files.createSymbolicLink(root.resolve("apis/loop"), root.resolve("apis"));
        Files.createSymbolicLink(root.resolve("apis/broken.yaml"), Path.of("nowhere"));

        Outcome<SourceTree> tree = WorkTree.read(root);

        assertThat(tree.value().orElseThrow().files()).isEmpty();
        assertThat(tree.diagnostics())
                .extracting(found -> found.span().file() + " " + found.rule())
                .containsExactly("apis/api.yaml MGW1015", "apis/broken.yaml MGW1015", "apis/loop MGW1015");
        Files.delete(outside);
    }

    @Test
    @Timeout(20)
    void aPipeIsAFindingAndDoesNotBlock() throws Exception {
        Files.createDirectories(root.resolve("apis"));
        int exit = new ProcessBuilder("mkfifo", root.resolve("apis/pipe.yaml").toString())
                .start()
                .waitFor();
        Assumptions.assumeTrue(exit == 0, "mkfifo works here");

        assertThat(WorkTree.read(root).diagnostics())
                .extracting(found -> found.rule() + " " + found.message())
                .containsExactly("MGW1017 `apis/pipe.yaml` is neither a file nor a folder");
    }

    @Test
    void aFileTooLargeIsAFinding() throws Exception {
        Files.createDirectories(root.resolve("policies"));
        Files.write(root.resolve("policies/tiers.yaml"), new byte[(8 << 20) + 1]);

        assertThat(WorkTree.read(root).diagnostics())
                .extracting(found -> found.message())
                .containsExactly("`policies/tiers.yaml` has 8388609 bytes; at most 8388608 are read");
    }

    @Test
    void aNameThatCannotBeShownIsAFinding() throws Exception {
        write("policies/tiers\u202elmay.yaml");
        write("policies/a\nb.yaml");

        assertThat(WorkTree.read(root).diagnostics())
                .extracting(found -> found.rule())
                .containsExactly("MGW1019", "MGW1019");
    }

    @Test
    void aFileWithoutPermissionIsAFinding() throws Exception {
        write("policies/tiers.yaml");
        Path file = root.resolve("policies/tiers.yaml");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        Assumptions.assumeFalse(Files.isReadable(file), "permissions do not bind this user");

        assertThat(WorkTree.read(root).diagnostics())
                .extracting(found -> found.message())
                .containsExactly("`policies/tiers.yaml` cannot be read");
    }

    @Test
    void aFolderThatDoesNotExistIsNoWorkspace() {
        assertThatThrownBy(() -> WorkTree.read(root.resolve("nowhere")))
                .isInstanceOf(SourceUnavailable.class)
                .hasMessageContaining("is not a folder");
    }

    private void write(String path) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "x\n");
    }
}
