package mgwc.it.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import mgwc.it.stage.Command.Ended;
import mgwc.it.stage.Distribution;
import mgwc.it.stage.Releases;
import mgwc.it.stage.Repository;
import mgwc.it.stage.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What pipelines rely on: exit codes, and what is written where. */
class KeepsTheExitCodesIT {

    static Stream<Arguments> commandLines() {
        return Stream.of(
                arguments(0, List.of("version")),
                arguments(0, List.of("--help")),
                arguments(0, List.of("validate", "--help")),
                arguments(0, List.of("explain", "MGW2001")),
                arguments(0, List.of("schema", "api")),
                arguments(64, List.of("frobnicate")),
                arguments(64, List.of()),
                arguments(64, List.of("validate", "--frobnicate")),
                arguments(64, List.of("validate", "--format", "morse")),
                arguments(64, List.of("build")),
                arguments(64, List.of("build", "--env")),
                arguments(64, List.of("explain", "MGW0000")),
                arguments(75, List.of("-C", "/nonexistent", "validate")),
                arguments(75, List.of("validate", "-C", "/nonexistent")),
                arguments(75, List.of("validate", "--git-ref", "no-such-branch")));
    }

    @ParameterizedTest(name = "{0} of mgwc {1}")
    @MethodSource("commandLines")
    void commandLineHasItsExitCode(int status, List<String> arguments) {
        Ended ended = Distribution.mgwc(arguments.toArray()).run();

        assertThat(ended.status()).as(ended.output()).isEqualTo(status);
        assertThat(ended.output()).doesNotContain("Exception").doesNotContain("\tat ");
        if (status != 0) {
            assertThat(ended.out()).isEmpty();
            assertThat(ended.err()).startsWith("mgwc: ");
        }
    }

    @Test
    void directoryWithoutAWorkspaceCannotBeChecked(@TempDir Path empty) {
        assertThat(Distribution.mgwc("validate").in(empty).run().status()).isEqualTo(75);
    }

    @Test
    void unknownEnvironmentIsNamed(@TempDir Path scratch) {
        Ended build = Workspace.copyOfSample(scratch)
                .mgwc("build", "--env", "production", "--out", scratch.resolve("out"))
                .run();

        assertThat(build.status()).isIn(1, 64);
        assertThat(build.output()).contains("production").contains("prod");
        assertThat(scratch.resolve("out")).doesNotExist();
    }

    @Test
    void sameCommitGivesTheSameBytes(@TempDir Path scratch) throws IOException {
        Path first = sampleRepository(scratch.resolve("first")).root();
        Path second = scratch.resolve("second");
        Repository.cloneOf(first, second);
        for (Path clone : List.of(first, second)) {
            Distribution.mgwc("build", "--env", "prod", "--out", clone.resolveSibling(clone.getFileName() + "-release"))
                    .in(clone)
                    .output();
        }

        assertThat(Releases.files(scratch.resolve("second-release")))
                .usingRecursiveComparison()
                .isEqualTo(Releases.files(scratch.resolve("first-release")));
        assertThat(Files.readString(scratch.resolve("first-release/provenance.json")))
                .contains(new Repository(first).git("rev-parse", "HEAD"));
    }

    @Test
    void releaseIsBuiltFromACommitWithoutCheckingItOut(@TempDir Path scratch) {
        Repository repository = sampleRepository(scratch.resolve("workspace"));
        Workspace workspace = new Workspace(repository.root());
        Path now = workspace.build("prod", scratch.resolve("now"));
        workspace.edit("apis/pizza-shack/v1/api.yaml", "response: 5s", "respons: 5s");

        Path then = scratch.resolve("then");
        workspace
                .mgwc("build", "--git-ref", "HEAD", "--env", "prod", "--out", then)
                .output();

        assertThat(Releases.files(then)).usingRecursiveComparison().isEqualTo(Releases.files(now));
    }

    @Test
    void stagedMistakeIsFoundAlthoughTheFileIsRightAgain(@TempDir Path scratch) {
        Repository repository = sampleRepository(scratch);
        Workspace workspace = new Workspace(scratch);
        workspace.edit("apis/pizza-shack/v1/api.yaml", "response: 5s", "respons: 5s");
        repository.git("add", "-A");
        workspace.edit("apis/pizza-shack/v1/api.yaml", "respons: 5s", "response: 5s");

        assertThat(workspace.mgwc("validate").run().status()).isZero();
        assertThat(workspace.mgwc("validate", "--staged").run().status()).isEqualTo(1);
    }

    @Test
    void diffTellsWhatAChangeDoesToEachEnvironment(@TempDir Path scratch) {
        Repository repository = sampleRepository(scratch);
        new Workspace(scratch).edit("environments/prod/apis/pizza-shack-v1.yaml", "response: 3s", "response: 4s");
        repository.commit("Be patient with pizza in prod");

        Ended prod = Distribution.mgwc("diff", "HEAD~1..HEAD", "--env", "prod", "--exit-code")
                .in(scratch)
                .run();
        Ended uat = Distribution.mgwc("diff", "HEAD~1..HEAD", "--env", "uat", "--exit-code")
                .in(scratch)
                .run();

        assertThat(prod.status()).as(prod.output()).isEqualTo(2);
        assertThat(prod.out()).contains("pizza-shack", "3s", "4s");
        assertThat(uat.status()).as(uat.output()).isZero();
    }

    @Test
    void explainTellsWhoSetAValue(@TempDir Path scratch) {
        Ended explained = Workspace.copyOfSample(scratch)
                .mgwc("explain", "pizza-shack-v1", "--env", "prod", "--path", "endpoints.production.timeouts")
                .run();

        assertThat(explained.status()).as(explained.output()).isZero();
        assertThat(explained.out())
                .contains("3s", "environments/prod/apis/pizza-shack-v1.yaml:")
                .contains("5s", "apis/pizza-shack/v1/api.yaml:");
    }

    private static Repository sampleRepository(Path root) {
        Repository repository = Repository.create(root);
        Workspace.copyOfSample(root);
        repository.commit("Start");
        return repository;
    }
}
