package mgwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mgwc.cli.GitSandbox.Run;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code mgwc diff} between commits, the index and the work tree, whatever they are like. */
class DiffCommandTest {

    private static final String API = "apis/menu/v1/api.yaml";

    @TempDir
    Path root;

    private GitSandbox shop;

    @BeforeEach
    void aShopInARepository() throws IOException {
        Path folder = Files.createDirectory(root.resolve("shop"));
        shop = new GitSandbox(folder).shop().init();
        shop.git("checkout", "-q", "-b", "main");
        commit();
    }

    private void commit() {
        shop.git("add", "-A");
        shop.git("commit", "-q", "--allow-empty", "-m", "x");
    }

    private void edit(String path, String before, String after) throws IOException {
        assertThat(shop.read(path)).contains(before);
        shop.write(path, shop.read(path).replace(before, after));
    }

    private void withoutProd() throws IOException {
        shop.git("rm", "-qrf", "environments/prod");
        edit("mgwc.yaml", "[dev, prod]", "[dev]");
        commit();
    }

    @Test
    void commitsTheIndexAndTheWorkTreeAreCompared() throws IOException {
        edit("policies/tiers.yaml", "requests: 6000", "requests: 6001");

        Run unstaged = shop.mgwc("diff", "HEAD", "--env", "dev", "--exit-code");
        assertThat(unstaged.code()).isEqualTo(2);
        assertThat(unstaged.out()).contains("~ requests: 6000 -> 6001").endsWith("1 changed; 1 low\n");
        Run staged = shop.mgwc("--staged", "diff", "HEAD", "--env", "dev", "--exit-code");
        assertThat(staged.out()).isEqualTo("no changes\n");
        assertThat(staged.code()).isZero();

        commit();
        assertThat(shop.mgwc("diff", "HEAD~1..HEAD", "--env", "dev,prod").out())
                .contains("tier `Gold` in dev, prod\n  ~ requests: 6000 -> 6001");
        Run json = shop.mgwc("diff", "HEAD~1...main", "--env", "dev", "--format", "json");
        assertThat(json.code()).isZero();
        JsonNode change = JsonMapper.shared()
                .readTree(json.out())
                .path("environments")
                .path("dev")
                .path("changes")
                .path(0);
        assertThat(change.path("path").stringValue()).isEqualTo("/requests");
        assertThat(change.path("before").stringValue()).isEqualTo("6000");
        assertThat(change.path("after").stringValue()).isEqualTo("6001");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nope           | there is no commit `nope` here",
                "mian           | there is no commit `mian` here; did you mean `main`?",
                "main..nope     | there is no commit `nope` here",
                "origin/x...    | run `git fetch origin +refs/heads/x:refs/remotes/origin/x`",
                "tree           | `tree` names a tree, not a commit; name a branch, a tag or an id",
                "main..blob     | `blob` names a blob, not a commit; name a branch, a tag or an id",
                "main...blob    | `blob` names a blob, not a commit; name a branch, a tag or an id",
                "HEAD:mgwc.yaml | `HEAD:mgwc.yaml` names a blob, not a commit; name a branch, a tag or an id",
                "' '            | cannot name a commit",
                "main...other   | `main` and `other` have no commit in common here; `main..other` compares them as they are",
            })
    void whatNamesNoCommitCannotBeChecked(String range, String problem) {
        shop.git("tag", "tree", "HEAD^{tree}");
        shop.git("tag", "blob", "HEAD:mgwc.yaml");
        shop.git("checkout", "-q", "--orphan", "other");
        shop.git("commit", "-q", "-m", "another beginning");

        Run run = shop.mgwc("diff", range);

        assertThat(run.code()).isEqualTo(75);
        assertThat(run.err()).startsWith("mgwc: ").contains(problem).hasLineCount(1);
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "diff main..HEAD..x         | `main..HEAD..x` is no range; write A..B, or A...B for what B changed since it left A",
                "diff main....HEAD          | `main....HEAD` is no range",
                "--staged diff main..HEAD   | `main..HEAD` names both sides, and --staged one of them",
                "diff main..HEAD --git-ref main | `main..HEAD` names both sides, and --git-ref one of them",
                "diff main HEAD             | HEAD",
                "diff --format yaml         | `yaml` is not one of text, json, markdown",
            })
    void whatIsNoRangeIsUsage(String line, String problem) {
        Run run = shop.mgwc(line.strip().split(" "));

        assertThat(run.code()).isEqualTo(64);
        assertThat(run.err()).contains(problem).startsWith("mgwc: ");
    }

    @Test
    void unrelatedHistoriesAreComparedAsTheyAreWithTwoDots() throws IOException {
        shop.git("checkout", "-q", "--orphan", "other");
        withoutProd();

        Run run = shop.mgwc("diff", "main..other");

        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("- environment in prod: 1 APIs, 1 applications\n");
    }

    @Test
    void aTagStandsForItsCommit() throws IOException {
        shop.git("tag", "-a", "-m", "x", "v1");
        withoutProd();

        assertThat(shop.mgwc("diff", "v1..", "--exit-code").code()).isEqualTo(2);
        assertThat(shop.mgwc("diff", "v1...HEAD", "--exit-code").code()).isEqualTo(2);
    }

    @Test
    void withoutASideItIsHEADAndTheWorkTree() throws IOException {
        edit(API, "tier: Gold", "tier: Unlimited");

        for (String range : new String[] {"", "..", "...", "HEAD..", "HEAD"}) {
            assertThat(shop.mgwc("diff", range).out()).as(range).contains("- spec.throttling.tier: Gold\n");
        }
    }

    @Test
    void aShallowCloneIsToldWhatToFetch() {
        commit();
        shop.git("branch", "topic", "HEAD~1");
        shop.git("clone", "-q", "--depth", "1", "--no-single-branch", "file://" + shop.folder(), "../shallow");
        GitSandbox shallow = new GitSandbox(root.resolve("shallow"));

        Run gone = shallow.mgwc("diff", "HEAD~1..HEAD");
        assertThat(gone.code()).isEqualTo(75);
        assertThat(gone.err()).contains("the clone is shallow, run `git fetch --unshallow origin`");
        Run unrelated = shallow.mgwc("diff", "origin/topic...HEAD");
        assertThat(unrelated.code()).isEqualTo(75);
        assertThat(unrelated.err())
                .isEqualTo("mgwc: `origin/topic` and `HEAD` have no commit in common here;"
                        + " the clone is shallow, run `git fetch --unshallow origin`\n");

        shallow.git("fetch", "-q", "--unshallow", "origin");
        assertThat(shallow.mgwc("diff", "origin/topic...HEAD").code()).isZero();
    }

    @Test
    void anEnvironmentThatOneSideLacksIsComparedWithNothing() throws IOException {
        withoutProd();

        Run gone = shop.mgwc("diff", "HEAD~1..HEAD", "--compiled", "--exit-code");
        assertThat(gone.code()).isEqualTo(2);
        assertThat(gone.err()).isEmpty();
        assertThat(gone.out())
                .startsWith("- environment in prod: 1 APIs, 1 applications\n")
                .contains("compiled files of prod, API `menu-v1`\n--- a/gateway.json\n+++ /dev/null\n")
                .doesNotContain("compiled files of dev", "cannot be compared");

        Run come = shop.mgwc("diff", "HEAD..HEAD~1", "--compiled", "--exit-code", "--format", "json");
        assertThat(come.code()).isEqualTo(2);
        JsonNode environments = JsonMapper.shared().readTree(come.out()).path("environments");
        assertThat(environments.path("prod").path("compiled").propertyNames()).contains("API `menu-v1`");
        assertThat(environments.path("dev").path("compiled").propertyNames()).isEmpty();

        assertThat(shop.mgwc("diff", "HEAD~1..HEAD", "--env", "dev", "--exit-code")
                        .code())
                .isZero();
    }

    @Test
    void anEnvironmentThatNeitherSideHasIsAFinding() {
        Run run = shop.mgwc("diff", "HEAD", "--env", "uat", "--exit-code");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("environment `uat` does not exist", "environments are `dev` and `prod`");
        assertThat(run.out()).isEqualTo("not compared in uat: environment\nno changes in what was compared\n");
    }

    @Test
    void aSideThatCannotBeReadIsNamedWithWhatWasNotCompared() throws IOException {
        shop.write(API, shop.read(API) + "}\n");
        commit();

        for (String range : new String[] {"HEAD~1..HEAD", "HEAD..HEAD~1"}) {
            Run run = shop.mgwc("diff", range, "--exit-code");
            assertThat(run.code()).isEqualTo(1);
            assertThat(run.err()).startsWith("errors in HEAD:\nerror[MGW1001]").contains("--> " + API + ":");
            assertThat(run.out()).isEqualTo("""
                    broken in HEAD: apis/menu/v1/api.yaml
                    not compared in dev: API `menu-v1`
                    not compared in prod: API `menu-v1`
                    no changes in what was compared
                    """);
        }
    }

    @Test
    void valuesAreComparedWhereARuleObjectsAndCompiledFilesAreNot() throws IOException {
        edit(API, "tier: Gold", "tier: Platinum");
        commit();

        Run values = shop.mgwc("diff", "HEAD~1..HEAD", "--env", "dev", "--exit-code");
        assertThat(values.code()).isEqualTo(2);
        assertThat(values.out()).contains("~ spec.throttling.tier: Gold -> Platinum");

        Run compiled = shop.mgwc("diff", "HEAD~1..HEAD", "--env", "dev", "--compiled", "--exit-code");
        assertThat(compiled.code()).isEqualTo(1);
        assertThat(compiled.out())
                .contains("compiled files cannot be compared: HEAD does not compile, `mgwc validate` says why\n");
    }

    @Test
    void aWorkspaceFileThatIsGoneOrBrokenTakesNothingElseWithIt() throws IOException {
        shop.git("checkout", "-q", "-b", "gone");
        shop.git("rm", "-q", "mgwc.yaml");
        commit();
        shop.git("checkout", "-q", "main");
        assertThat(shop.mgwc("diff", "main..gone", "--exit-code").code()).isZero();

        shop.write("mgwc.yaml", "kind: [");
        edit(API, "tier: Gold", "tier: Platinum");
        Run broken = shop.mgwc("diff");
        assertThat(broken.code()).isEqualTo(1);
        assertThat(broken.out()).contains("Gold -> Platinum", "broken in the work tree: mgwc.yaml");
    }

    @Test
    void aCommitWithoutAWorkspaceHasNoEnvironments() {
        shop.git("checkout", "-q", "-b", "empty");
        shop.git("rm", "-qr", "apis", "applications", "environments", "policies", "mgwc.yaml");
        commit();
        shop.git("checkout", "-q", "main");

        Run run = shop.mgwc("diff", "main..empty", "--compiled", "--exit-code");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).startsWith("- environment in dev, prod: 1 APIs, 1 applications\n");
        assertThat(shop.mgwc("diff", "empty..empty", "--exit-code").code()).isZero();
    }

    @Test
    void movingTheFilesOfAnApiAndTheirModesChangeNothing() {
        shop.git("mv", "apis/menu", "apis/carte");
        commit();
        Run moved = shop.mgwc("diff", "HEAD~1..HEAD", "--compiled", "--exit-code");
        assertThat(moved.out()).isEqualTo("no changes\n");
        assertThat(moved.code()).isZero();

        shop.git("update-index", "--chmod=+x", "apis/carte/v1/api.yaml", "mgwc.yaml");
        shop.git("commit", "-q", "-m", "x");
        assertThat(shop.mgwc("diff", "HEAD~1..HEAD", "--compiled", "--exit-code")
                        .code())
                .isZero();
    }
}
