package mgwc.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mgwc.cli.GitSandbox.Run;
import mgwc.release.ReleaseDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A release names a commit only if the commit has the files that were compiled. Work tree, index and commit make the
 * same release, or mgwc says why they do not.
 */
class ReleaseCommitTest {

    private static final String API = "apis/menu/v1/api.yaml";
    private static final String CONTRACT = "apis/menu/v1/openapi.yaml";

    @TempDir
    Path root;

    private GitSandbox shop;

    @BeforeEach
    void aShopInARepository() throws IOException {
        shop = new GitSandbox(Files.createDirectory(root.toRealPath().resolve("shop")))
                .shop()
                .init();
        shop.git("config", "core.autocrlf", "false");
        commit();
    }

    @FunctionalInterface
    interface Change {
        void in(ReleaseCommitTest test) throws IOException;
    }

    private record Kind(String name, Change change) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** All three are the same release, and it names the commit. */
    static Stream<Kind> sameEverywhere() {
        return Stream.of(
                new Kind("an unchanged checkout", test -> {}),
                new Kind("CRLF by core.autocrlf", test -> {
                    test.shop.git("config", "core.autocrlf", "true");
                    test.checkOutAgain();
                    assertThat(test.shop.read(API)).contains("\r\n");
                }),
                new Kind("CRLF by .gitattributes eol", test -> {
                    test.shop.write(".gitattributes", "*.yaml text eol=crlf\n");
                    test.commit();
                    test.checkOutAgain();
                    assertThat(test.shop.read(API)).contains("\r\n");
                }),
                new Kind("CRLF by text=auto and core.eol", test -> {
                    test.shop.write(".gitattributes", "* text=auto\n");
                    test.commit();
                    test.shop.git("config", "core.eol", "crlf");
                    test.checkOutAgain();
                    assertThat(test.shop.read(API)).contains("\r\n");
                }),
                new Kind("CRLF in the commit", test -> {
                    test.shop.write(API, test.shop.read(API).replace("\n", "\r\n"));
                    test.commit();
                    test.checkOutAgain();
                }),
                new Kind("CRLF in the commit, normalised only when it changes", test -> {
                    test.shop.write(API, test.shop.read(API).replace("\n", "\r\n"));
                    test.commit();
                    test.shop.git("config", "core.autocrlf", "true");
                }),
                new Kind("UTF-16 in the work tree", test -> {
                    test.shop.write(".gitattributes", API + " text working-tree-encoding=UTF-16LE\n");
                    Files.writeString(test.shop.folder().resolve(API), test.shop.read(API), StandardCharsets.UTF_16LE);
                    test.commit();
                    assertThat(Files.readAllBytes(test.shop.folder().resolve(API))[1])
                            .isZero();
                }),
                new Kind("an expanded $Id$", test -> {
                    test.shop.write(".gitattributes", "*.yaml ident\n");
                    test.shop.write(API, "# $Id$\n" + test.shop.read(API));
                    test.commit();
                    test.checkOutAgain();
                    assertThat(test.shop.read(API)).startsWith("# $Id: ");
                }),
                new Kind("the executable bit", test -> {
                    test.shop.git("config", "core.fileMode", "true");
                    assertThat(test.shop.folder().resolve(API).toFile().setExecutable(true))
                            .isTrue();
                }),
                new Kind("skip-worktree and assume-unchanged without a change", test -> {
                    test.shop.git("update-index", "--skip-worktree", API);
                    test.shop.git("update-index", "--assume-unchanged", CONTRACT);
                }),
                new Kind("a sparse checkout with the whole workspace", test -> {
                    test.shop.write("docs/much.txt", "much\n");
                    test.commit();
                    test.shop.git("sparse-checkout", "set", "--no-cone", "/*", "!/docs");
                    assertThat(test.shop.folder().resolve("docs")).doesNotExist();
                }),
                new Kind("a repository with SHA-256", test -> {
                    test.shop.git("init", "-q", "--object-format=sha256", "../sha256");
                    test.shop = new GitSandbox(test.root.toRealPath().resolve("sha256"))
                            .shop()
                            .init();
                    test.commit();
                }),
                new Kind("a workspace that is a submodule", test -> {
                    GitSandbox outer = new GitSandbox(Files.createDirectory(test.root.resolve("outer"))).init();
                    String from = test.shop.folder().toString();
                    outer.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", from, "inner");
                    outer.git("commit", "-q", "-m", "x");
                    test.shop = new GitSandbox(test.root.toRealPath().resolve("outer/inner"));
                }),
                new Kind("ignored and untracked files beside the workspace", test -> {
                    test.shop.write(".gitignore", "build/\n");
                    test.commit();
                    test.shop.write("build/apis/x.yaml", "kind: Api\n");
                    test.shop.write("notes.txt", "x\n");
                }));
    }

    @ParameterizedTest
    @MethodSource
    void sameEverywhere(Kind kind) throws Exception {
        kind.change().in(this);
        String head = shop.git("rev-parse", "HEAD").strip();

        Run commit = build("commit", "--git-ref", "HEAD");
        Run index = build("index", "--staged");
        Run tree = build("tree");

        assertThat(List.of(commit, index, tree)).extracting(Run::code, Run::out).containsOnly(tuple(0, commit.out()));
        for (String release : List.of("commit", "index", "tree")) {
            assertThat(commitOf(release)).as(release).contains(head);
        }
        assertThat(tree.err()).isEqualTo("wrote ../tree\n");
    }

    /** The work tree has other files than the commit, so its release names none and says which files they are. */
    static Stream<Arguments> differentFiles() {
        return Stream.of(
                different("a change", test -> test.touch(API), "`" + API + "` differs from the commit"),
                different(
                        "a change that is staged",
                        test -> {
                            test.touch(API);
                            test.shop.git("add", "-A");
                        },
                        "`" + API + "` differs from the commit"),
                different(
                        "an untracked file",
                        test -> test.shop.write("apis/menu/v1/notes.md", "x\n"),
                        "`apis/menu/v1/notes.md` is not in the commit"),
                different(
                        "an ignored file",
                        test -> {
                            test.shop.write(".git/info/exclude", "notes.md\n");
                            test.shop.write("apis/menu/v1/notes.md", "x\n");
                        },
                        "`apis/menu/v1/notes.md` is not in the commit; Git does not report it, as it is ignored"),
                different(
                        "intent to add",
                        test -> {
                            test.shop.write("apis/menu/v1/notes.md", "x\n");
                            test.shop.git("add", "-N", "apis/menu/v1/notes.md");
                        },
                        "`apis/menu/v1/notes.md` is not in the commit"),
                different(
                        "a skip-worktree change",
                        test -> {
                            test.shop.git("update-index", "--skip-worktree", API);
                            test.touch(API);
                        },
                        "`" + API + "` differs from the commit; Git does not report it, as it is marked skip-worktree"),
                different(
                        "an assume-unchanged change",
                        test -> {
                            test.shop.git("update-index", "--assume-unchanged", API);
                            test.touch(API);
                        },
                        "`" + API
                                + "` differs from the commit; Git does not report it, as it is marked assume-unchanged"),
                different(
                        "a deleted file",
                        test -> Files.delete(test.shop.folder().resolve("apis/menu/v1/notes.txt")),
                        "`apis/menu/v1/notes.txt` is in the commit, but not in the work tree"),
                different(
                        "a filter of an external program",
                        test -> {
                            test.shop.git("config", "filter.shout.clean", "touch " + test.root + "/ran; cat");
                            test.shop.git("config", "filter.shout.smudge", "cat");
                            test.shop.write(".gitattributes", "*.yaml filter=shout\n");
                            test.shop.write(API, test.shop.read(API) + "# loud\r\n");
                        },
                        "`" + API + "` differs from the commit; mgwc does not run its Git filter `shout`"));
    }

    private static Arguments different(String name, Change change, String line) {
        return Arguments.of(new Kind(name, change), line);
    }

    @ParameterizedTest
    @MethodSource
    void differentFiles(Kind kind, String line) throws Exception {
        shop.write("apis/menu/v1/notes.txt", "x\n");
        String head = commit();
        kind.change().in(this);

        Run tree = build("tree", "-q");

        assertThat(tree.code()).as(tree.err()).isZero();
        assertThat(commitOf("tree")).isEmpty();
        assertThat(tree.err())
                .isEqualTo(
                        "mgwc: the release names no commit: 1 file differs from commit " + head + "\n  " + line + "\n");
        assertThat(root.resolve("ran")).doesNotExist();
        if (shop.git("diff", "--cached", "--name-only").isEmpty()) {
            assertThat(build("index", "--staged").out())
                    .isEqualTo(build("commit", "--git-ref", "HEAD").out());
            assertThat(commitOf("index")).contains(head);
        }
    }

    /** Work tree, index and commit have the same finding, or there is a way out. */
    static Stream<Kind> submodules() {
        return Stream.of(
                new Kind("checked out", test -> {}),
                new Kind("not checked out", test -> test.shop.git("submodule", "--quiet", "deinit", "--all")));
    }

    @ParameterizedTest
    @MethodSource
    void submodules(Kind kind) throws Exception {
        GitSandbox vendor = new GitSandbox(Files.createDirectory(root.resolve("vendor"))).init();
        vendor.write("openapi.yaml", "openapi: 3.0.3\n");
        vendor.git("add", "-A");
        vendor.git("commit", "-q", "-m", "x");
        shop.git(
                "-c",
                "protocol.file.allow=always",
                "submodule",
                "--quiet",
                "add",
                vendor.folder().toString(),
                "apis/vendor");
        commit();
        kind.change().in(this);

        for (Run run : List.of(build("commit", "--git-ref", "HEAD"), build("index", "--staged"), build("tree"))) {
            assertThat(run.code()).isEqualTo(1);
            assertThat(run.err()).contains("MGW1017", "`apis/vendor` is a Git submodule, which is not read");
        }
    }

    @Test
    void aLinkThatIsAFileInTheWorkTreeIsRefusedEverywhere() throws Exception {
        Path link = shop.folder().resolve("apis/menu/v1/link.yaml");
        Files.createSymbolicLink(link, Path.of("openapi.yaml"));
        commit();
        shop.git("config", "core.symlinks", "false");
        Files.delete(link);
        checkOutAgain();
        assertThat(Files.isSymbolicLink(link)).isFalse();

        for (Run run : List.of(build("commit", "--git-ref", "HEAD"), build("index", "--staged"), build("tree"))) {
            assertThat(run.code()).isEqualTo(1);
            assertThat(run.err()).contains("MGW1015", "`apis/menu/v1/link.yaml` is a symbolic link");
        }
    }

    @Test
    void aSparseCheckoutThatLeavesOutFilesOfTheWorkspaceIsRefused() throws Exception {
        shop.git("sparse-checkout", "set", "--no-cone", "/*", "!/" + API);

        Run tree = build("tree");

        assertThat(tree.code()).isEqualTo(75);
        assertThat(tree.err())
                .isEqualTo("mgwc: the sparse checkout leaves out `" + API
                        + "`; run `git sparse-checkout disable`, or read the commit with --git-ref HEAD\n");
        assertThat(build("index", "--staged").out())
                .isEqualTo(build("commit", "--git-ref", "HEAD").out());

        shop.git("sparse-checkout", "set", "--cone", "--sparse-index", "applications", "policies");
        assertThat(build("tree").err()).contains("the sparse checkout leaves out `" + API + "` and 3 other files");
        assertThat(build("index", "--staged").out())
                .isEqualTo(build("commit", "--git-ref", "HEAD").out());
    }

    @Test
    void filesThatGitWouldStoreOtherwiseMakeTheReleaseThatGitWouldStore() throws Exception {
        shop.git("config", "core.autocrlf", "true");
        checkOutAgain();
        shop.write(API, shop.read(API).replace("response: 5s", "response: 7s"));

        Run tree = build("tree");
        shop.git("add", "-A");

        assertThat(build("index", "--staged").out()).isEqualTo(tree.out());
    }

    @Test
    void nothingOfTheRepositoryIsWritten() throws Exception {
        shop.git("config", "core.autocrlf", "true");
        shop.git("config", "core.splitIndex", "true");
        checkOutAgain();
        touch(API);
        shop.write(".git/hooks/post-index-change", "#!/bin/sh\ntouch ran\n")
                .toFile()
                .setExecutable(true);
        List<String> before = shop.files(".git");

        build("tree");

        assertThat(shop.files(".git")).isEqualTo(before);
        assertThat(shop.folder().resolve("ran")).doesNotExist();
    }

    @Test
    void aFolderOfARepositoryIsReadFromTheTreeTheIndexACommitAndABareClone() throws Exception {
        GitSandbox repository = new GitSandbox(Files.createDirectory(root.resolve("mono"))).init();
        GitSandbox gateway =
                new GitSandbox(Files.createDirectories(repository.folder().resolve("a/ga[t]e *w\u00e4y"))).shop();
        repository.write("apis/other/v1/api.yaml", "of somebody else\n");
        repository.git("add", "-A");
        repository.git("commit", "-q", "-m", "x");
        repository.git("clone", "-q", "--bare", ".", "../bare.git");
        String head = repository.git("rev-parse", "HEAD").strip();
        repository.write("apis/other/v1/new.yaml", "not of this workspace\n");

        String bare = root.resolve("bare.git").toString();
        List<Run> runs = List.of(
                build(gateway, "tree"),
                build(gateway, "index", "--staged"),
                build(gateway, "commit", "--git-ref", "HEAD"),
                build(gateway, "bare", "-C", bare, "--git-ref", "HEAD:a/ga[t]e *w\u00e4y"));

        assertThat(runs).extracting(Run::code).containsOnly(0);
        assertThat(runs).extracting(Run::out).containsOnly(runs.getFirst().out());
        for (String release : List.of("tree", "index", "commit", "bare")) {
            assertThat(ReleaseDirectory.read(repository.folder().resolve("a").resolve(release))
                            .provenance()
                            .orElseThrow()
                            .commit())
                    .as(release)
                    .contains(head);
        }
        assertThat(build(gateway, "bare", "-C", bare, "--git-ref", "HEAD").err())
                .isEqualTo("mgwc: commit `HEAD` has no mgwc.yaml at its top; name the folder of the workspace:"
                        + " --git-ref HEAD:a/ga[t]e *w\u00e4y\n");
    }

    @Test
    void aLinkedWorkTreeNamesItsOwnCommit() throws Exception {
        GitSandbox other = new GitSandbox(root.toRealPath().resolve("other"));
        shop.git("worktree", "add", "-q", other.folder().toString(), "-b", "side");
        other.write(API, other.read(API).replace("response: 5s", "response: 7s"));
        other.git("commit", "-q", "-a", "-m", "side");

        assertThat(build(other, "tree").code()).isZero();

        assertThat(commitOf("tree")).contains(other.git("rev-parse", "HEAD").strip());
    }

    @Test
    void aRepositoryOfAnotherOwnerIsRefusedWithTheCommandOfGit() throws Exception {
        UserPrincipal owner = Files.getOwner(shop.folder());
        assumeThat(owner.getName()).as("only root can give a folder away").isEqualTo("root");
        UserPrincipal other =
                root.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
        Files.setOwner(shop.folder(), other);
        Files.setOwner(shop.folder().resolve(".git"), other);

        for (Run run : List.of(build("commit", "--git-ref", "HEAD"), build("index", "--staged"), build("tree"))) {
            assertThat(run.code()).isEqualTo(75);
            assertThat(run.err())
                    .isEqualTo("mgwc: `" + shop.folder() + "` cannot be read as a Git repository: detected dubious"
                            + " ownership in repository at '" + shop.folder() + "'; run `git config --global --add"
                            + " safe.directory " + shop.folder() + "`\n");
        }
    }

    @Test
    void aRepositoryThatGitCannotReadIsRefused() throws Exception {
        shop.write(".git/config", "[broken\n");

        Run tree = build("tree");

        assertThat(tree.code()).isEqualTo(75);
        assertThat(tree.err()).contains("cannot be read as a Git repository: bad config line");
    }

    @Test
    void aLastCommitThatIsLostIsRefused() throws Exception {
        String head = shop.git("rev-parse", "HEAD").strip();
        Files.delete(shop.folder().resolve(".git/objects/" + head.substring(0, 2) + "/" + head.substring(2)));

        Run tree = build("tree");

        assertThat(tree.code()).isEqualTo(75);
        assertThat(tree.err()).isEqualTo("mgwc: there is no commit `HEAD` here\n");
    }

    @Test
    void aWorkspaceOutsideOfGitSaysSo() throws Exception {
        GitSandbox plain =
                new GitSandbox(Files.createDirectory(root.toRealPath().resolve("plain"))).shop();

        assertThat(build(plain, "tree", "-q").err())
                .isEqualTo("mgwc: the release names no commit: `" + plain.folder() + "` is not in a Git work tree\n");

        plain.init();
        assertThat(build(plain, "tree", "-q").err())
                .isEqualTo("mgwc: the release names no commit: the repository has no commit yet\n");
    }

    @Test
    void aMessageListsTheFirstFiles() throws Exception {
        for (int i = 1; i <= 7; i++) {
            shop.write("apis/menu/v1/note" + i + ".md", "x\n");
        }

        assertThat(build("tree", "-q").err())
                .contains("7 files differ from commit ", "note5.md", "\n  and 2 more\n")
                .doesNotContain("note6.md");
    }

    private void touch(String path) throws IOException {
        shop.write(path, shop.read(path) + "# touched\n");
    }

    private void checkOutAgain() {
        shop.git("rm", "-r", "-q", "--cached", ".");
        shop.git("reset", "-q", "--hard");
    }

    private String commit() {
        shop.git("add", "-A");
        shop.git("commit", "-q", "-m", "x");
        return shop.git("rev-parse", "HEAD").strip();
    }

    private Run build(String release, String... options) {
        return build(shop, release, options);
    }

    private static Run build(GitSandbox workspace, String release, String... options) {
        String out = workspace.folder().resolveSibling(release).toString();
        List<String> arguments = new ArrayList<>(List.of("build", "--env", "prod", "--out"));
        arguments.add(List.of(options).contains("-C") ? out : "../" + release);
        arguments.addAll(List.of(options));
        return workspace.mgwc(arguments.toArray(String[]::new));
    }

    private Optional<String> commitOf(String release) throws Exception {
        return ReleaseDirectory.read(shop.folder().resolveSibling(release))
                .provenance()
                .orElseThrow()
                .commit();
    }
}
