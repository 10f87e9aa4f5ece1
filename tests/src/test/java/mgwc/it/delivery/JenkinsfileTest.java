package mgwc.it.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the Jenkinsfile does, build by build. The expected call trees stand in {@code resources/delivery}. */
class JenkinsfileTest {

    private static final Path JENKINSFILE = Path.of("..", "Jenkinsfile");
    private static final String OVERLAY = "environments/prod/apis/pizza-shack-v1.yaml";

    @Test
    void changeRequestIsCheckedAndReviewedButNotPromoted() throws IOException {
        expect("change-request", Scenario.changeRequestTo("main", OVERLAY));
    }

    @Test
    void pushToMainIsPromotedThroughEveryEnvironment() throws IOException {
        expect("main", Scenario.pushTo("main", OVERLAY));
    }

    @Test
    void failingSmokeTestRollsTheEnvironmentBackAndStops() throws IOException {
        expect("failing-smoke", Scenario.pushTo("main", OVERLAY).failing("ci/smoke.sh staging"));
    }

    @Test
    void abortedApprovalLeavesProdAlone() throws IOException {
        expect("aborted-approval", Scenario.pushTo("main", OVERLAY).aborting("Approve prod"));
    }

    @Test
    void findingsStopTheBuildBeforeAnythingIsPromoted() throws IOException {
        expect("findings", Scenario.pushTo("main", OVERLAY).failing("ci/validate.sh"));
    }

    @Test
    void promotionCommitStartsNoPromotion() throws IOException {
        expect("checks-only", Scenario.pushTo("main", "releases/dev.yaml"));
    }

    @Test
    void anotherBranchIsOnlyChecked() throws IOException {
        expect("checks-only", Scenario.pushTo("feature/menu", OVERLAY));
    }

    @Test
    void buildStartedByHandIsPromotedWithoutAnyChange() throws IOException {
        expect("main", Scenario.pushTo("main").startedBy("UserIdCause"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pipeline { stagez { } }",
                "pipeline { stages { stage('A') { steps { shh 'ls' } } } }",
                "pipeline { stages { stage('A') { when { brunch 'main' }; steps { sh 'ls' } } } }",
                "pipeline { stages { stage('A') { steps { sh 'ls' }; post { allways { sh 'ls' } } } } }",
                "pipeline { agent nowhere }"
            })
    void wordThatJenkinsWouldNotKnowIsRefused(String jenkinsfile, @TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("Jenkinsfile"), jenkinsfile);

        assertThatThrownBy(() -> PipelineRun.of(file, Scenario.pushTo("main")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("unexpected");
    }

    private static void expect(String golden, Scenario scenario) throws IOException {
        List<String> tree = PipelineRun.of(JENKINSFILE, scenario);

        Path file = Path.of("src/test/resources/delivery", golden + ".txt");
        if (Boolean.getBoolean("mgwc.fixtures.update")) {
            Files.createDirectories(file.getParent());
            Files.write(file, tree);
        }
        assertThat(tree).containsExactlyElementsOf(Files.readAllLines(file));
    }
}
