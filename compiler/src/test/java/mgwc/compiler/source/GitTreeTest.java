package mgwc.compiler.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mgwc.compiler.diagnostic.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitTreeTest {

    @TempDir
    Path folder;

    private Path repository;

    @BeforeEach
    void repositoryWithOneCommit() throws Exception {
        repository = folder.resolve("repository");
        Files.createDirectories(repository);
        git("init", "-q", "-b", "main");
        write("mgwc.yaml", "kind: Workspace\n");
        write("apis/menu/v1/api.yaml", "version: one\n");
        write("README.md", "not part of the workspace\n");
        commit();
    }

    @Test
    void aCommitIsReadWithoutACheckout() throws Exception {
        String first = git("rev-parse", "HEAD");
        write("apis/menu/v1/api.yaml", "version: two\n");
        commit();
        Files.delete(repository.resolve("mgwc.yaml"));

        SourceTree tree = GitTree.atCommit(repository, "HEAD~1").value().orElseThrow();

        assertThat(tree.commit()).contains(first);
        assertThat(tree.files()).containsOnlyKeys("apis/menu/v1/api.yaml", "mgwc.yaml");
        assertThat(text(tree, "apis/menu/v1/api.yaml")).isEqualTo("version: one\n");
    }

    @Test
    void theIndexIsWhatTheNextCommitWouldHold() throws Exception {
        write("apis/menu/v1/api.yaml", "version: staged\n");
        git("add", "-A");
        write("apis/menu/v1/api.yaml", "version: later\n");

        SourceTree tree = GitTree.ofIndex(repository).value().orElseThrow();

        assertThat(tree.commit()).isEmpty();
        assertThat(text(tree, "apis/menu/v1/api.yaml")).isEqualTo("version: staged\n");
    }

    @Test
    void aBareRepositoryIsRead() throws Exception {
        git("clone", "-q", "--bare", ".", folder.resolve("bare.git").toString());

        SourceTree tree =
                GitTree.atCommit(folder.resolve("bare.git"), "main").value().orElseThrow();

        assertThat(tree.files()).containsKey("mgwc.yaml");
    }

    @Test
    void aWorkspaceMayBeAFolderOfARepository() throws Exception {
        write("gateway/mgwc.yaml", "kind: Workspace # inner\n");
        commit();

        SourceTree tree =
                GitTree.atCommit(repository.resolve("gateway"), "main").value().orElseThrow();

        assertThat(tree.files()).containsOnlyKeys("mgwc.yaml");
        assertThat(text(tree, "mgwc.yaml")).contains("inner");
    }

    @Test
    void aFolderOfABareRepositoryIsNamedBehindTheCommit() throws Exception {
        git("rm", "-q", "mgwc.yaml");
        write("gateway/mgwc.yaml", "kind: Workspace # inner\n");
        commit();
        Path bare = folder.resolve("bare.git");
        git("clone", "-q", "--bare", ".", bare.toString());

        Outcome<SourceTree> read = GitTree.atCommit(bare, "main:gateway");

        assertThat(text(read.value().orElseThrow(), "mgwc.yaml")).contains("inner");
        assertThat(read.value().orElseThrow().commit()).contains(git("rev-parse", "main"));
        assertThatThrownBy(() -> GitTree.atCommit(bare, "main"))
                .isInstanceOf(SourceUnavailable.class)
                .hasMessage("commit `main` has no mgwc.yaml at its top; name the folder of the workspace:"
                        + " --git-ref main:gateway");
    }

    @Test
    void aFolderMayHaveSpacesAtItsEnds() throws Exception {
        write(" gateway /mgwc.yaml", "kind: Workspace # inner\n");
        commit();

        assertThat(GitTree.atCommit(repository.resolve(" gateway "), "main")
                        .value()
                        .orElseThrow()
                        .files())
                .containsOnlyKeys("mgwc.yaml");
    }

    @Test
    void linksAndSubmodulesAreFindingsAndNeverFollowed() throws Exception {
        Files.createSymbolicLink(repository.resolve("apis/link.yaml"), Path.of("/etc/passwd"));
        String head = git("rev-parse", "HEAD");
        git("add", "-A");
        git("update-index", "--add", "--cacheinfo", "160000," + head + ",apis/vendor");

        Outcome<SourceTree> staged = GitTree.ofIndex(repository);

        assertThat(staged.diagnostics())
                .extracting(found -> found.rule() + " " + found.message())
                .containsExactly(
                        "MGW1015 `apis/link.yaml` is a symbolic link",
                        "MGW1017 `apis/vendor` is a Git submodule, which is not read");
        assertThat(staged.value().orElseThrow().files()).containsOnlyKeys("apis/menu/v1/api.yaml", "mgwc.yaml");
    }

    @Test
    void aLinkedWorkspaceFolderIsAFinding() throws Exception {
        Files.createSymbolicLink(repository.resolve("policies"), Path.of("/etc"));
        commit();

        assertThat(GitTree.atCommit(repository, "HEAD").diagnostics())
                .extracting(found -> found.message())
                .containsExactly("`policies` is a symbolic link");
        assertThat(WorkTree.read(repository).diagnostics())
                .extracting(found -> found.message())
                .containsExactly("`policies` is a symbolic link");
    }

    @Test
    void aLargeFileIsAFinding() throws Exception {
        Files.write(repository.resolve("apis/huge.yaml"), new byte[(32 << 20) + 1]);
        commit();

        Outcome<SourceTree> tree = GitTree.atCommit(repository, "HEAD");

        assertThat(tree.diagnostics())
                .extracting(found -> found.message())
                .containsExactly("`apis/huge.yaml` has 33554433 bytes; at most 33554432 are read");
        assertThat(tree.value().orElseThrow().files()).hasSize(2);
    }

    @Test
    void filtersOfTheRepositoryAreNeverRun() throws Exception {
        Path proof = folder.resolve("ran");
        git("config", "filter.evil.smudge", "touch " + proof);
        git("config", "core.fsmonitor", "touch " + proof);
        write(".gitattributes", "*.yaml filter=evil\n");
        commit();
        Files.deleteIfExists(proof);

        assertThat(GitTree.atCommit(repository, "HEAD").value().orElseThrow().files())
                .hasSize(2);
        assertThat(GitTree.ofIndex(repository).value().orElseThrow().files()).hasSize(2);

        assertThat(proof).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--upload-pack=touch pwned",
                "-x",
                "",
                " ",
                "no-such-branch",
                "main..main",
                "HEAD:mgwc.yaml",
                "main\nmain",
                "refs/heads/a..b",
                "$(touch pwned)"
            })
    void aReferenceThatNamesNoCommitIsRefusedWithAReason(String reference) throws Exception {
        assertThatThrownBy(() -> GitTree.atCommit(repository, reference))
                .isInstanceOf(SourceUnavailable.class)
                .hasMessageMatching(
                        "(?s)(there is no commit `.*` here|`.*` cannot name a commit|`.*` names a (blob|tree), not a commit.*)");
        assertThat(repository.resolve("pwned")).doesNotExist();
    }

    @Test
    void aShallowCloneSaysHowToGetTheRest() throws Exception {
        write("apis/menu/v1/api.yaml", "version: two\n");
        commit();
        Path clone = folder.resolve("shallow");
        git("clone", "-q", "--depth", "1", repository.toUri().toString(), clone.toString());

        assertThatThrownBy(() -> GitTree.atCommit(clone, "HEAD~1"))
                .isInstanceOf(SourceUnavailable.class)
                .hasMessage(
                        "there is no commit `HEAD~1` here; the clone is shallow, run `git fetch --unshallow origin`");
    }

    @Test
    void aShallowCloneOfOneBranchNamesTheFetchThatGetsAnother() throws Exception {
        write("apis/menu/v1/api.yaml", "version: two\n");
        commit();
        Path clone = folder.resolve("single");
        git("clone", "-q", "--depth", "1", repository.toUri().toString(), clone.toString());

        assertThatThrownBy(() -> GitTree.mergeBase(clone, "origin/release", "HEAD"))
                .isInstanceOf(SourceUnavailable.class)
                .hasMessage("there is no commit `origin/release` here; run `git fetch origin"
                        + " +refs/heads/release:refs/remotes/origin/release`");
    }

    @Test
    void aBranchWithASlipInItsNameIsRecognised() throws Exception {
        git("branch", "release-1.2");

        assertThatThrownBy(() -> GitTree.atCommit(repository, "relase-1.2"))
                .isInstanceOf(SourceUnavailable.class)
                .hasMessage("there is no commit `relase-1.2` here; did you mean `release-1.2`?");
    }

    @Test
    void outsideOfARepositoryThereIsNothingToRead() {
        assertThatThrownBy(() -> GitTree.atCommit(folder, "HEAD"))
                .isInstanceOf(SourceUnavailable.class)
                .hasMessageContaining("cannot be read as a Git repository");
        assertThatThrownBy(() -> GitTree.ofIndex(folder.resolve("nowhere")))
                .isInstanceOf(SourceUnavailable.class)
                .hasMessageContaining("is not a folder");
    }

    @Test
    void unmergedFilesAreAFindingEach() throws Exception {
        git("checkout", "-q", "-b", "other");
        write("apis/menu/v1/api.yaml", "version: other\n");
        commit();
        git("checkout", "-q", "main");
        write("apis/menu/v1/api.yaml", "version: ours\n");
        commit();
        run(false, "merge", "-q", "other");

        assertThat(GitTree.ofIndex(repository).diagnostics())
                .extracting(found -> found.message())
                .containsExactly("`apis/menu/v1/api.yaml` has merge conflicts in the index");
    }

    @Test
    void twoBranchesHaveAMergeBase() throws Exception {
        String base = git("rev-parse", "HEAD");
        git("checkout", "-q", "-b", "feature");
        write("apis/menu/v1/api.yaml", "version: feature\n");
        commit();
        git("checkout", "-q", "main");
        write("mgwc.yaml", "kind: Workspace # moved on\n");
        commit();

        assertThat(GitTree.mergeBase(repository, "main", "feature")).isEqualTo(base);
    }

    private static String text(SourceTree tree, String path) {
        return new String(tree.file(path).orElseThrow().content(), StandardCharsets.UTF_8);
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
        return run(true, arguments);
    }

    private String run(boolean mustSucceed, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(repository.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        int exit = process.waitFor();
        assertThat(mustSucceed && exit != 0).as("%s: %s", command, output).isFalse();
        return output;
    }
}
