package mgwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mgwc.cli.GitSandbox.Run;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The hook in real commits, with the real mgwc: it checks the files of the next commit, wherever the workspace is. */
class CommitsInRepositoriesTest {

    private static final String API = "apis/menu/v1/api.yaml";
    private static final String CONTRACT = "apis/menu/v1/openapi.yaml";

    @TempDir
    Path root;

    private Optional<Path> launcher = Optional.empty();

    @BeforeEach
    void aLauncher() throws IOException {
        root = root.toRealPath();
        Path script = root.resolve("mgwc");
        String paths = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(path -> Path.of(path).toAbsolutePath().toString())
                .reduce((one, other) -> one + File.pathSeparator + other)
                .orElseThrow();
        Files.writeString(
                script,
                "#!/bin/sh\nexec '" + ProcessHandle.current().info().command().orElseThrow()
                        + "' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp '" + paths + "' mgwc.cli.Mgwc \"$@\"\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        launcher = Optional.of(script);
    }

    enum Layout {
        TOP,
        FOLDER,
        LINKED_WORK_TREE,
        SUBMODULE,
        HOOKS_PATH
    }

    /** A workspace with one commit and the hook. */
    private GitSandbox workspace(Layout layout) throws IOException {
        GitSandbox repository = new GitSandbox(Files.createDirectory(root.resolve("repository"))).init();
        boolean inFolder = layout != Layout.TOP && layout != Layout.SUBMODULE;
        String folder = inFolder ? "platform/it's a gateway" : ".";
        GitSandbox shop = new GitSandbox(
                        Files.createDirectories(repository.folder().resolve(folder))
                                .normalize())
                .shop();
        repository.git("add", "-A");
        repository.git("commit", "-q", "-m", "first");
        GitSandbox workspace = switch (layout) {
            case TOP, FOLDER -> shop;
            case HOOKS_PATH -> {
                repository.git("config", "core.hooksPath", ".githooks");
                yield shop;
            }
            case LINKED_WORK_TREE -> {
                repository.git("worktree", "add", "-q", "../linked", "-b", "side");
                yield new GitSandbox(root.resolve("linked").resolve(folder));
            }
            case SUBMODULE -> {
                GitSandbox outer = new GitSandbox(Files.createDirectory(root.resolve("outer"))).init();
                String from = repository.folder().toString();
                outer.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", from, "inner");
                GitSandbox inner = new GitSandbox(root.resolve("outer/inner"));
                inner.git("config", "user.name", "x");
                inner.git("config", "user.email", "x@example.com");
                yield inner;
            }
        };
        assertThat(workspace.mgwc(launcher, "hook", "install").code()).isZero();
        return workspace;
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void checksTheNextCommit(Layout layout) throws Exception {
        GitSandbox workspace = workspace(layout);
        String good = workspace.read(API);

        workspace.write(API, good.replace("basePath:", "basePaht:"));
        Run all = commit(workspace, "-a");
        workspace.git("add", "-A");
        workspace.write(API, good);
        Run staged = commit(workspace);

        assertThat(List.of(all, staged)).extracting(Run::code).containsOnly(1);
        assertThat(staged.err()).contains(API, "`basePaht`", "stopped by the pre-commit hook");

        workspace.write(CONTRACT, workspace.read(CONTRACT) + "# a comment\n");
        Run one = commit(workspace, CONTRACT);
        assertThat(one.code()).as(one.err()).isZero();
        workspace.write(CONTRACT, "openapi: 3.0.3\n");
        assertThat(commit(workspace, CONTRACT).code()).isEqualTo(1);
    }

    @Test
    void leavesOutFilesThatAreOnlyIntendedToBeAdded() throws Exception {
        GitSandbox workspace = workspace(Layout.FOLDER);
        workspace.write("applications/new.yaml", "kind: Nonsense\n");
        workspace.git("add", "-N", "applications/new.yaml");
        workspace.write(API, workspace.read(API).replace("response: 5s", "response: 6s"));
        workspace.git("add", API);

        Run run = commit(workspace);

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(commit(workspace, "-a").err()).contains("applications/new.yaml", "`Nonsense`");
    }

    @Test
    void checksEveryWorkspaceThatInstalledIt() throws Exception {
        GitSandbox one = workspace(Layout.FOLDER);
        GitSandbox repository = new GitSandbox(root.resolve("repository"));
        GitSandbox other =
                new GitSandbox(Files.createDirectory(repository.folder().resolve("other"))).shop();
        assertThat(other.mgwc(launcher, "hook", "install").code()).isZero();
        repository.git("add", "-A");
        repository.git("commit", "-q", "--no-verify", "-m", "two");

        for (GitSandbox workspace : List.of(one, other)) {
            String good = workspace.read(API);
            workspace.write(API, good.replace("basePath:", "basePaht:"));
            assertThat(commit(workspace, "-a").code()).isEqualTo(1);
            workspace.write(API, good);
        }

        assertThat(one.mgwc("hook", "uninstall").err()).contains("for this workspace");
        one.write(API, one.read(API).replace("basePath:", "basePaht:"));
        assertThat(commit(one, "-a").code()).isZero();
        other.write(API, other.read(API).replace("basePath:", "basePaht:"));
        assertThat(commit(other, "-a").code()).isEqualTo(1);
        assertThat(other.mgwc("hook", "uninstall").code()).isZero();
        assertThat(commit(other, "-a").code()).isZero();
    }

    @Test
    void checksTheWorkspacesOfEachCommitThatIsPushed() throws Exception {
        GitSandbox workspace = workspace(Layout.FOLDER);
        workspace.mgwc(launcher, "hook", "install", "--pre-push");
        workspace.git("init", "-q", "--bare", root.resolve("remote.git").toString());
        String remote = root.resolve("remote.git").toString();
        String nothing =
                workspace.git("hash-object", "-w", "-t", "tree", "/dev/null").strip();
        String pages =
                workspace.git("commit-tree", nothing, "-m", "other files").strip();
        workspace.write(API, workspace.read(API).replace("basePath:", "basePaht:"));
        workspace.git("commit", "-q", "--no-verify", "-a", "-m", "broken");

        assertThat(process(workspace, "git", "push", "-q", remote, "HEAD:refs/heads/main")
                        .code())
                .isEqualTo(1);
        assertThat(process(workspace, "git", "push", "-q", remote, "HEAD~1:refs/heads/main")
                        .code())
                .isZero();
        assertThat(process(workspace, "git", "push", "-q", remote, pages + ":refs/heads/pages")
                        .code())
                .isZero();
    }

    /** As pre-commit calls it at the top of a repository, with the index of {@code git commit} in its environment. */
    @Test
    void hookValidateFindsTheWorkspacesThatTheNextCommitChanges() throws Exception {
        GitSandbox workspace = workspace(Layout.FOLDER);
        GitSandbox repository = new GitSandbox(root.resolve("repository"));
        repository.write("services/apis/other.yaml", "of somebody else\n");
        repository.git("add", "-A");

        Run nothing = repository.mgwc("hook", "validate");
        Files.delete(workspace.folder().resolve(CONTRACT));
        repository.git("add", "-A");
        Run deleted = repository.mgwc("-q", "hook", "validate");
        Run inside = workspace.mgwc("hook", "validate");
        Run named = repository.mgwc("-C", workspace.folder().toString(), "hook", "validate");

        assertThat(nothing.code()).isZero();
        assertThat(nothing.err()).isEqualTo("the next commit changes no workspace\n");
        assertThat(List.of(deleted, inside, named)).extracting(Run::code).containsOnly(1);
        assertThat(deleted.out()).contains("MGW");
    }

    @Test
    void fmtFindsTheWorkspacesOfItsFiles() throws Exception {
        GitSandbox workspace = workspace(Layout.FOLDER);
        GitSandbox repository = new GitSandbox(root.resolve("repository"));
        repository.write("services/apis/other.yaml", "of:   somebody else\n");
        workspace.write(API, workspace.read(API).replace("basePath: ", "basePath:    "));
        String path =
                repository.folder().relativize(workspace.folder().resolve(API)).toString();

        Run run = repository.mgwc("fmt", "services/apis/other.yaml", path);

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).isEqualTo(path + "\n");
        assertThat(run.err()).contains("`services/apis/other.yaml` is left as it is: it is in no workspace");
        assertThat(repository.read("services/apis/other.yaml")).isEqualTo("of:   somebody else\n");
    }

    /** A hook that somebody wrote by hand: Git gives it relative paths in its environment. */
    @Test
    void aHandWrittenHookSeesTheNextCommit() throws Exception {
        GitSandbox workspace = workspace(Layout.FOLDER);
        GitSandbox repository = new GitSandbox(root.resolve("repository"));
        Path hook = repository.write(
                ".git/hooks/pre-commit",
                "#!/bin/sh\nGIT_DIR=.git exec " + launcher.orElseThrow()
                        + " validate --staged -C \"platform/it's a gateway\"\n");
        assertThat(hook.toFile().setExecutable(true)).isTrue();
        workspace.write(API, workspace.read(API).replace("basePath:", "basePaht:"));

        Run run = commit(repository, "-a");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out() + run.err()).contains("`basePaht`");
    }

    private static Run commit(GitSandbox sandbox, String... arguments) {
        return process(
                sandbox,
                Stream.concat(Stream.of("git", "commit", "-q", "-m", "change"), Arrays.stream(arguments))
                        .toArray(String[]::new));
    }

    private static Run process(GitSandbox sandbox, String... command) {
        return sandbox.process(List.of(command), Map.of());
    }
}
