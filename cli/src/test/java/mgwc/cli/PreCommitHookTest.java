package mgwc.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code .pre-commit-hooks.yaml} in the hands of pre-commit itself, where it is installed. */
class PreCommitHookTest {

    @TempDir
    Path folder;

    private Path workspace;

    @BeforeEach
    void repositories() throws Exception {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/pre-commit"))
                        || Files.isExecutable(Path.of("/usr/local/bin/pre-commit")),
                "pre-commit is not installed");
        Path hooks = Files.createDirectories(folder.resolve("hooks"));
        Files.copy(Path.of("../.pre-commit-hooks.yaml"), hooks.resolve(".pre-commit-hooks.yaml"));
        git(hooks, "init", "-q");
        git(hooks, "add", "-A");
        git(hooks, "commit", "-q", "-m", "hooks");
        workspace = Files.createDirectories(folder.resolve("workspace"));
        git(workspace, "init", "-q");
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Files.writeString(bin.resolve("mgwc"), "#!/bin/sh\necho \"mgwc $*\"\ntest ! -e broken\n");
        assertThat(bin.resolve("mgwc").toFile().setExecutable(true)).isTrue();
    }

    @Test
    void checksTheIndexWhenAWorkspaceFileIsStaged() throws Exception {
        stage("apis/orders/v1/api.yaml");

        Run run = preCommit("mgwc-validate");

        assertThat(run.output()).contains("mgwc validate").contains("Passed").contains("mgwc hook validate\n");
        assertThat(run.code()).isZero();
    }

    @Test
    void findsWorkspacesInFolders() throws Exception {
        stage("platform/gateway/apis/orders/v1/api.yaml");
        stage("platform/gateway/mgwc.yaml");

        assertThat(preCommit("mgwc-validate").output()).contains("Passed").contains("mgwc hook validate\n");
        assertThat(preCommit("mgwc-fmt").output())
                .contains("mgwc fmt platform/gateway/apis/orders/v1/api.yaml platform/gateway/mgwc.yaml\n");
    }

    @Test
    void checksACommitThatOnlyDeletesFiles() throws Exception {
        stage("apis/orders/v1/api.yaml");
        git(workspace, "commit", "-q", "--no-verify", "-m", "x");
        git(workspace, "rm", "-q", "apis/orders/v1/api.yaml");

        assertThat(preCommit("mgwc-validate").output()).contains("Passed").contains("mgwc hook validate\n");
    }

    @Test
    void stopsTheCommitWhenThereAreFindings() throws Exception {
        stage("mgwc.yaml");
        Files.writeString(workspace.resolve("broken"), "");

        assertThat(preCommit("mgwc-validate").code()).isEqualTo(1);
    }

    @Test
    void formatsTheDocumentsThatAreStagedAndStopsTheCommitWhenThatChangesOne() throws Exception {
        Files.writeString(
                folder.resolve("bin/mgwc"), "#!/bin/sh\necho \"mgwc $*\"\nshift\nfor f; do echo new >\"$f\"; done\n");
        stage("apis/orders/v1/api.yaml");
        stage("environments/dev/keys/x.jwks.json");

        Run run = preCommit("mgwc-fmt");

        assertThat(run.output())
                .contains("mgwc fmt apis/orders/v1/api.yaml\n")
                .contains("files were modified by this hook");
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void formatsNoOtherFiles() throws Exception {
        stage("src/api.yaml");

        assertThat(preCommit("mgwc-fmt").output()).contains("Skipped");
    }

    private record Run(int code, String output) {}

    private void stage(String file) throws Exception {
        Files.createDirectories(workspace.resolve(file).getParent());
        Files.writeString(workspace.resolve(file), "x\n");
        git(workspace, "add", "-A");
    }

    private Run preCommit(String hook) throws Exception {
        return run(
                workspace,
                List.of(
                        "pre-commit",
                        "try-repo",
                        "--verbose",
                        folder.resolve("hooks").toString(),
                        hook));
    }

    private void git(Path repository, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=x", "-c", "user.email=x@example.com"));
        command.addAll(List.of(arguments));
        Run run = run(repository, command);
        assertThat(run.code()).as(run.output()).isZero();
    }

    private Run run(Path directory, List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
        builder.environment().put("PRE_COMMIT_HOME", folder.resolve("cache").toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output);
    }
}
