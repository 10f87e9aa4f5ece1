package mgwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mgwc.cli.GitSandbox.Run;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ci/validate.sh} and {@code ci/review.sh} on pull requests good and bad: every file is there each time. */
@DisabledOnOs(OS.WINDOWS)
class ReviewScriptTest {

    private static final String API = "apis/menu/v1/api.yaml";
    private static final List<String> FINDINGS =
            List.of("issues.json", "junit.xml", "mgwc.sarif", "comment.md", "findings.json");
    private static final List<String> REVIEW = List.of("review.txt", "review.md", "review.json");
    private static final int LARGEST_COMMENT = 60_000;

    @TempDir
    Path root;

    private GitSandbox clone;
    private Path launcher;

    @BeforeEach
    void aCloneOfAShopWithTheScripts() throws IOException {
        launcher = Files.writeString(root.resolve("mgwc"), """
                #!/bin/sh
                exec '%s' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '%s' mgwc.cli.Mgwc "$@"
                """.formatted(
                Path.of(System.getProperty("java.home"), "bin", "java"), System.getProperty("java.class.path")));
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path folder = Files.createDirectory(root.resolve("clone"));
        clone = new GitSandbox(folder).shop().init();
        for (String script : List.of("ci/validate.sh", "ci/review.sh")) {
            clone.write(script, Files.readString(Path.of("..").resolve(script)));
        }
        clone.write(".gitignore", "/build/\n");
        clone.git("checkout", "-q", "-b", "main");
        commit();
        clone.git("init", "-q", "--bare", "../origin.git");
        clone.git("remote", "add", "origin", root.resolve("origin.git").toUri().toString());
        clone.git("push", "-q", "origin", "main");
        clone.git("checkout", "-q", "-b", "topic");
    }

    private void commit() {
        clone.git("add", "-A");
        clone.git("commit", "-q", "-m", "x");
    }

    private void edit(String path, String before, String after) throws IOException {
        assertThat(clone.read(path)).contains(before);
        clone.write(path, clone.read(path).replace(before, after));
    }

    /** A pull request through both scripts: what they exit with, what they say, what they write. */
    private record Checked(Run validation, Run review) {}

    private Checked checked() {
        commit();
        Checked checked = new Checked(script(clone, "ci/validate.sh"), script(clone, "ci/review.sh"));
        assertThat(clone.folder().resolve("build/mgwc").toFile().list())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(FINDINGS.stream(), REVIEW.stream()).toList());
        return checked;
    }

    private Run script(GitSandbox sandbox, String script) {
        return sandbox.process(List.of("sh", script), Map.of("MGWC", launcher.toString(), "CHANGE_TARGET", "main"));
    }

    private String written(String file) {
        try {
            return clone.read("build/mgwc/" + file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private JsonNode json(String file) {
        return JsonMapper.shared().readTree(written(file));
    }

    @Test
    void aGoodChangeIsToldInEveryFile() throws IOException {
        edit("policies/tiers.yaml", "requests: 6000", "requests: 600");

        Checked checked = checked();

        assertThat(checked.validation().code()).isZero();
        assertThat(checked.review().code()).as(checked.review().err()).isZero();
        assertThat(checked.review().out()).isEqualTo(written("review.txt")).contains("~ requests: 6000 -> 600");
        assertThat(written("review.md")).startsWith("<!-- mgwc:diff -->").contains("6000", "600");
        assertThat(json("review.json").path("environments").path("prod").path("changes"))
                .hasSize(1);
        assertThat(json("findings.json").path("diagnostics")).isEmpty();
        assertThat(json("mgwc.sarif").path("runs").path(0).path("results")).isEmpty();
        assertThat(json("issues.json").path("issues")).isEmpty();
        assertThat(written("junit.xml")).contains("<testsuite").doesNotContain("<failure");
    }

    @Test
    void findingsStandInEveryReportAndTheChangeIsReviewedAllTheSame() throws IOException {
        edit(API, "tier: Gold", "tier: Platinum");

        Checked checked = checked();

        assertThat(checked.validation().code()).isEqualTo(1);
        FINDINGS.forEach(report -> assertThat(written(report)).contains("MGW3020", API));
        assertThat(checked.review().code()).as("what it changes can be told").isZero();
        REVIEW.forEach(file -> assertThat(written(file)).contains("Gold", "Platinum"));
    }

    @Test
    void aFileThatCannotBeReadIsNamedInEveryFile() throws IOException {
        clone.write(API, clone.read(API) + "}\n");
        edit("policies/tiers.yaml", "requests: 6000", "requests: 600");

        Checked checked = checked();

        assertThat(checked.validation().code()).isEqualTo(1);
        FINDINGS.forEach(report -> assertThat(written(report)).contains("MGW1001", API));
        assertThat(checked.review().code()).isEqualTo(1);
        assertThat(checked.review().err()).contains("errors in HEAD:", "MGW1001", API);
        REVIEW.forEach(file -> assertThat(written(file)).contains(API, "6000"));
        assertThat(written("review.txt")).contains("broken in HEAD: " + API, "not compared in prod: API `menu-v1`");
    }

    @Test
    void aChangeThatRepairsItsTargetPasses() throws IOException {
        String good = clone.read(API);
        clone.write(API, good + "}\n");
        commit();
        clone.git("push", "-q", "origin", "topic:main");
        clone.write(API, good);

        Checked checked = checked();

        assertThat(checked.validation().code()).isZero();
        assertThat(checked.review().code()).as(checked.review().err()).isZero();
        assertThat(checked.review().err()).contains("errors in origin/main:");
        assertThat(written("review.txt")).contains("broken in origin/main: " + API);
        assertThat(written("review.md")).contains("origin/main", API);
        assertThat(json("review.json").path("before").path("broken").path(0).stringValue())
                .isEqualTo(API);
    }

    @Test
    void anEnvironmentThatIsDeletedIsTold() throws IOException {
        clone.git("rm", "-qr", "environments/prod");
        edit("mgwc.yaml", "[dev, prod]", "[dev]");

        Checked checked = checked();

        assertThat(checked.validation().code()).as(checked.validation().out()).isZero();
        assertThat(checked.review().code()).as(checked.review().err()).isZero();
        assertThat(checked.review().out()).contains("- environment in prod", "The environment is gone");
        REVIEW.forEach(file -> assertThat(written(file)).contains("MGW9412", "The environment is gone"));
    }

    @Test
    void aThousandChangedApisFitIntoACommentAndAllAreInTheOtherFiles() throws IOException {
        int count = 1_000;
        for (int i = 0; i < count; i++) {
            String id = "menu" + i;
            clone.write(
                    "apis/" + id + "/v1/api.yaml",
                    clone.read(API).replace("name: menu", "name: " + id).replace("/menu", "/" + id));
            clone.write("apis/" + id + "/v1/openapi.yaml", clone.read("apis/menu/v1/openapi.yaml"));
        }
        commit();
        clone.git("push", "-q", "origin", "topic:main");
        for (int i = 0; i < count; i++) {
            edit("apis/menu" + i + "/v1/api.yaml", "tier: Gold", "tier: Unlimited");
        }

        Checked checked = checked();

        assertThat(checked.validation().code()).as(checked.validation().out()).isZero();
        assertThat(checked.review().code()).as(checked.review().err()).isZero();
        assertThat(written("review.md").getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(LARGEST_COMMENT);
        assertThat(written("review.md")).contains("left out here");
        assertThat(json("review.json").path("environments").path("prod").path("changes"))
                .hasSize(count);
        assertThat(written("review.txt"))
                .contains("API `menu0-v1`", "API `menu999-v1`")
                .endsWith("1000 removed; 1000 high\n");
    }

    @Test
    void aTargetThatCannotBeComparedWithExitsWith75AndLeavesNoOldReview() throws IOException {
        clone.write("build/mgwc/review.md", "of another day");

        Run gone = clone.process(
                List.of("sh", "ci/review.sh"), Map.of("MGWC", launcher.toString(), "CHANGE_TARGET", "mian"));
        assertThat(gone.code()).isEqualTo(75);
        assertThat(gone.err()).contains("mian");
        assertThat(clone.folder().resolve("build/mgwc/review.md")).doesNotExist();

        clone.git("commit", "-q", "--allow-empty", "-m", "y");
        clone.git("push", "-q", "origin", "topic");
        clone.git("checkout", "-q", "main");
        clone.git("commit", "-q", "--allow-empty", "-m", "z");
        clone.git("push", "-q", "origin", "main");
        clone.git(
                "clone",
                "-q",
                "--depth",
                "1",
                "--branch",
                "topic",
                root.resolve("origin.git").toUri().toString(),
                "../shallow");
        GitSandbox shallow = new GitSandbox(root.resolve("shallow"));
        Run tooShallow = script(shallow, "ci/review.sh");
        assertThat(tooShallow.code()).isEqualTo(75);
        assertThat(tooShallow.err()).contains("git fetch --unshallow origin").doesNotContain("\tat ");
    }
}
