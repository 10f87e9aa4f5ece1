package mgwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mgwc.cli.GitSandbox.Run;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hook in the hands of Git, with a stand-in for mgwc that tells how it was called. */
class HookCommandTest {

    private static final String STAND_IN =
            "#!/bin/sh\necho \"$(basename \"$PWD\"): $*\" >>\"$MGWC_CALLS\"\ntest ! -e fail\n";

    @TempDir
    Path folder;

    private GitSandbox sandbox;
    private Optional<Path> launcher = Optional.empty();

    @BeforeEach
    void repository() throws IOException {
        sandbox = new GitSandbox(Files.createDirectories(folder.toRealPath().resolve("it's a repository"))).init();
        sandbox.write("mgwc.yaml", "kind: Workspace\n");
        Path script = sandbox.write("mgwc", STAND_IN);
        assertThat(script.toFile().setExecutable(true)).isTrue();
        launcher = Optional.of(script);
    }

    @Test
    void checksWhatIsStagedWithTheLauncherOfTheRepository() throws IOException {
        assertThat(sandbox.mgwc(launcher, "hook", "install").code()).isZero();

        assertThat(commit().code()).isZero();
        assertThat(calls())
                .containsExactly(
                        "it's a repository: -q validate -C . --staged",
                        "it's a repository: -q fmt -C . --check --staged");
    }

    @Test
    void stopsACommitWithFindingsAndTellsHowToSkip() throws IOException {
        sandbox.mgwc(launcher, "hook", "install");
        sandbox.write("fail", "");

        Run run = commit();

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .contains("stopped by the pre-commit hook; to skip it once: git commit --no-verify")
                .contains("is not formatted; to mend it: mgwc fmt, then git add");
        sandbox.git("commit", "-q", "--no-verify", "-m", "skipped");
    }

    @Test
    void staysOutOfTheWayOfOtherCommits() throws IOException {
        sandbox.mgwc(launcher, "hook", "install");
        sandbox.write("notes.txt", "x\n");
        sandbox.git("add", "notes.txt");

        assertThat(process("git", "commit", "-q", "-m", "notes").code()).isZero();
        assertThat(calls()).isEmpty();
    }

    @Test
    void worksBelowTheTopAndInAnotherWorkTree() throws IOException {
        GitSandbox inner =
                new GitSandbox(Files.createDirectories(sandbox.folder().resolve("gateway")));
        inner.write("mgwc.yaml", "kind: Workspace\n");
        assertThat(inner.mgwc(launcher, "hook", "install").code()).isZero();
        assertThat(commit().code()).isZero();
        assertThat(calls())
                .containsExactly("gateway: -q validate -C . --staged", "gateway: -q fmt -C . --check --staged");

        inner.write("mgwc.yaml", "kind: Again\n");
        assertThat(process("git", "commit", "-q", "-a", "-m", "all").code()).isZero();
        assertThat(calls()).hasSize(4);

        GitSandbox other = new GitSandbox(sandbox.folder().resolveSibling("other"));
        sandbox.git("worktree", "add", "-q", other.folder().toString());
        other.write("gateway/mgwc.yaml", "kind: Changed\n");
        Run run = other.process(List.of("git", "commit", "-q", "-a", "-m", "other"), environment());

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(calls()).hasSize(6);
    }

    @Test
    void usesTheFolderThatCoreHooksPathNames() {
        sandbox.git("config", "core.hooksPath", ".githooks");
        assertThat(sandbox.mgwc(launcher, "hook", "install").code()).isZero();
        assertThat(sandbox.folder().resolve(".githooks/pre-commit")).isExecutable();

        sandbox.git("config", "core.hooksPath", folder.resolve("everybody").toString());
        Run run = sandbox.mgwc(launcher, "hook", "install");
        assertThat(run.code()).isEqualTo(75);
        assertThat(run.err()).contains("outside of this repository; --force installs the hook there");
    }

    @Test
    void neverReplacesAnotherHookUnasked() throws IOException {
        Path hook = sandbox.write(".git/hooks/pre-commit", "#!/bin/sh\nexit 0\n");

        Run refused = sandbox.mgwc(launcher, "hook", "install");
        assertThat(refused.code()).isEqualTo(75);
        assertThat(refused.err()).contains("there is a hook in").contains("--force keeps it as");
        assertThat(hook).hasContent("#!/bin/sh\nexit 0\n");

        assertThat(sandbox.mgwc(launcher, "hook", "install", "--force").code()).isZero();
        assertThat(sandbox.read(".git/hooks/pre-commit.before-mgwc")).isEqualTo("#!/bin/sh\nexit 0\n");
        assertThat(sandbox.mgwc(launcher, "hook", "install", "--force").code()).isZero();

        assertThat(sandbox.mgwc("hook", "uninstall").code()).isZero();
        assertThat(hook).hasContent("#!/bin/sh\nexit 0\n");
        assertThat(sandbox.mgwc("hook", "uninstall").err()).startsWith("no hook of mgwc in ");
    }

    @Test
    void checksEachCommitThatIsPushed() throws IOException {
        sandbox.git("init", "-q", "--bare", "../remote.git");
        sandbox.mgwc(launcher, "hook", "install", "--pre-push");
        sandbox.git("add", "-A");
        sandbox.git("commit", "-q", "-m", "one");

        assertThat(process("git", "push", "-q", "../remote.git", "HEAD:refs/heads/main")
                        .code())
                .isZero();
        assertThat(calls())
                .containsExactly("it's a repository: -q validate -C . --git-ref "
                        + sandbox.git("rev-parse", "HEAD").strip());
        assertThat(process("git", "push", "-q", "../remote.git", ":refs/heads/main")
                        .code())
                .isZero();
        assertThat(calls()).hasSize(1);
    }

    @Test
    void needsARepositoryAndAVerb() throws IOException {
        GitSandbox plain = new GitSandbox(Files.createDirectories(folder.resolve("plain")));
        plain.write("mgwc.yaml", "kind: Workspace\n");

        assertThat(plain.mgwc("hook", "install").code()).isEqualTo(75);
        assertThat(sandbox.mgwc("hook").code()).isEqualTo(64);
    }

    private Run commit() {
        sandbox.git("add", "-A");
        return process("git", "commit", "-q", "-m", "change");
    }

    private Run process(String... command) {
        return sandbox.process(List.of(command), environment());
    }

    private Map<String, String> environment() {
        return Map.of("MGWC_CALLS", folder.resolve("calls").toString());
    }

    private List<String> calls() throws IOException {
        Path calls = folder.resolve("calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }
}
