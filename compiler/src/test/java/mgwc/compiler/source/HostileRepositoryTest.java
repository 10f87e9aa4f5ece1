package mgwc.compiler.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Repositories in odd states, and names that are files on one system only. */
class HostileRepositoryTest {

    @TempDir
    Path folder;

    private Path repository;

    @BeforeEach
    void repositoryWithOneCommit() throws Exception {
        repository = Files.createDirectories(folder.resolve("repository"));
        git("init", "-q", "-b", "main");
        write("mgwc.yaml", "kind: Workspace\n");
        write("apis/menu/v1/api.yaml", "kind: Api\n");
        commit();
    }

    @ParameterizedTest
    @ValueSource(strings = {"con.yaml", "NUL", "aux.tar.gz", "Com1.yaml", "lpt9", "a:b.yaml", "what?.yaml", "x.", "x "})
    void aNameThatWindowsCannotHaveIsAFinding(String name) throws Exception {
        write("apis/" + name, "x: y\n");
        git("add", "-A");

        String finding = "`" + name + "` cannot be the name of a file on Windows";
        assertThat(messages(WorkTree.read(repository))).containsExactly(finding);
        assertThat(messages(GitTree.ofIndex(repository))).containsExactly(finding);
    }

    @Test
    void aFolderThatWindowsCannotHaveIsOneFinding() throws Exception {
        write("apis/aux/v1/api.yaml", "x: y\n");
        write("apis/aux/v2/api.yaml", "x: y\n");

        assertThat(messages(WorkTree.read(repository)))
                .containsExactly("`aux` cannot be the name of a file on Windows");
    }

    @Test
    void namesThatOnlyStartLikeDevicesAreFine() throws Exception {
        for (String name : List.of("console.yaml", "com.yaml", "com10.yaml", "nullable.yaml", "auxiliary", "lpt0")) {
            write("apis/" + name, "x: y\n");
        }

        assertThat(messages(WorkTree.read(repository))).isEmpty();
    }

    @Test
    void namesThatDifferInCaseOrEncodingOnlyAreAFinding() throws Exception {
        write("apis/Menu/v1/api.yaml", "x: y\n");
        write("apis/caf\u00e9.yaml", "x: y\n");
        write("apis/cafe\u0301.yaml", "x: y\n");
        git("-c", "core.precomposeunicode=false", "add", "-A");

        List<String> findings = List.of(
                "`apis/caf\u00e9.yaml` and `apis/cafe\u0301.yaml` are one path on Windows and macOS",
                "`apis/menu` and `apis/Menu` are one path on Windows and macOS");
        assertThat(messages(GitTree.ofIndex(repository))).isEqualTo(findings);
        assertThat(messages(WorkTree.read(repository))).isEqualTo(findings);
    }

    @Test
    void aLongNameIsAName() throws Exception {
        write("apis/" + "n".repeat(250) + ".yaml", "x: y\n");

        assertThat(WorkTree.read(repository).value().orElseThrow().files()).hasSize(3);
    }

    @Test
    void aFileOfAHundredMegabytesIsRefusedByItsSize() throws Exception {
        try (RandomAccessFile file =
                new RandomAccessFile(repository.resolve("apis/huge.yaml").toFile(), "rw")) {
            file.setLength(100L << 20);
        }

        assertThat(messages(WorkTree.read(repository)))
                .containsExactly("`apis/huge.yaml` has 104857600 bytes; at most 33554432 are read");
    }

    @Test
    void aRepositoryInsideTheWorkspaceIsLeftOut() throws Exception {
        write("apis/vendor/.git/config.yaml", "kind: Api\n");

        assertThat(WorkTree.read(repository).value().orElseThrow().files()).hasSize(2);
    }

    @Test
    void anEmptyRepositoryHasNoCommit() throws Exception {
        Path empty = folder.resolve("empty");
        git("init", "-q", empty.toString());

        assertThatThrownBy(() -> GitTree.atCommit(empty, "HEAD"))
                .isInstanceOf(SourceUnavailable.class)
                .hasMessage("there is no commit `HEAD` here");
        assertThat(GitTree.ofIndex(empty).value().orElseThrow().files()).isEmpty();
    }

    @Test
    void aDetachedHeadAndASecondWorkTreeAreRead() throws Exception {
        git("checkout", "-q", "--detach");
        Path second = folder.resolve("second");
        git("worktree", "add", "-q", second.toString());

        assertThat(GitTree.atCommit(repository, "HEAD").value().orElseThrow().files())
                .hasSize(2);
        assertThat(GitTree.ofIndex(second).value().orElseThrow().files()).hasSize(2);
    }

    @Test
    void aSparseCheckoutHasAllFilesInItsCommitAndIndex() throws Exception {
        git("sparse-checkout", "set", "--no-cone", "/mgwc.yaml");

        assertThat(repository.resolve("apis")).doesNotExist();
        assertThat(GitTree.atCommit(repository, "HEAD").value().orElseThrow().files())
                .hasSize(2);
        assertThat(GitTree.ofIndex(repository).value().orElseThrow().files()).hasSize(2);
    }

    @Test
    void aFileThatIsOnlyIntendedToBeAddedIsNotPartOfTheNextCommit() throws Exception {
        write("apis/empty.yaml", "");
        git("add", "apis/empty.yaml");
        write("apis/new.yaml", "kind: Api\n");
        git("add", "-N", "apis/new.yaml");
        git("rm", "-q", "--cached", "apis/menu/v1/api.yaml");
        git("add", "-N", "apis/menu/v1/api.yaml");

        assertThat(GitTree.ofIndex(repository).value().orElseThrow().files())
                .containsOnlyKeys("apis/empty.yaml", "mgwc.yaml");
    }

    @Test
    void theWorkTreeOfAnotherRepositoryIsAFinding() throws Exception {
        git("init", "-q", "apis/vendor");
        write("apis/vendor/api.yaml", "kind: Api\n");

        assertThat(messages(WorkTree.read(repository)))
                .containsExactly("`apis/vendor` is a Git submodule, which is not read");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anObjectThatIsLostOrDamagedIsNamed(boolean lost) throws Exception {
        String id = git("rev-parse", "HEAD:apis/menu/v1/api.yaml");
        Path object = repository.resolve(".git/objects/" + id.substring(0, 2) + "/" + id.substring(2));
        Files.delete(object);
        if (!lost) {
            Files.writeString(object, "garbage");
        }

        assertThatThrownBy(() -> GitTree.atCommit(repository, "HEAD"))
                .isInstanceOf(SourceUnavailable.class)
                .hasMessageContaining(id);
    }

    @Test
    void aGitFileThatLeadsNowhereIsNoRepository() throws Exception {
        Path lost = Files.createDirectories(folder.resolve("lost"));
        Files.writeString(lost.resolve(".git"), "gitdir: /nonexistent\n");

        assertThatThrownBy(() -> GitTree.atCommit(lost, "HEAD"))
                .isInstanceOf(SourceUnavailable.class)
                .hasMessageContaining("cannot be read as a Git repository");
    }

    private static List<String> messages(Outcome<SourceTree> outcome) {
        return outcome.diagnostics().stream().map(Diagnostic::message).sorted().toList();
    }

    private void write(String path, String text) throws IOException {
        Path file = repository.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void commit() throws Exception {
        git("add", "-A");
        git("-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-q", "-m", "a change");
    }

    private String git(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(repository.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).as("%s: %s", command, output).isZero();
        return output;
    }
}
