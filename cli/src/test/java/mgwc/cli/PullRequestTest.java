package mgwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import mgwc.cli.console.CliContext;
import mgwc.compiler.source.WorkTree;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A pull request that touches an overlay: one run gives every file that reviewers and servers read. */
class PullRequestTest {

    private static final String OVERLAY = "environments/prod/apis/pizza-shack-v1.yaml";

    @TempDir
    Path folder;

    private record Run(int code, String out, String err) {}

    @BeforeEach
    void sampleInARepository() throws Exception {
        for (var file :
                WorkTree.read(Path.of("..")).value().orElseThrow().files().values()) {
            Path copy = folder.resolve(file.path());
            Files.createDirectories(copy.getParent());
            Files.write(copy, file.content());
        }
        Files.writeString(folder.resolve(".gitignore"), "/out/\n");
        git("init", "-q", "-b", "main");
        commit();
    }

    @Test
    void aGoodChangePassesAndItsEffectIsReviewed() throws Exception {
        branch("patience", "response: 3s", "response: 4s");

        Run validation = validate();
        Run review = run(
                "diff", "main...patience", "--format", "markdown=out/review.md", "--format", "json=out/review.json");

        assertThat(validation.code()).as(validation.err()).isZero();
        assertThat(results()).isEmpty();
        assertThat(failures()).isEmpty();
        assertThat(issues()).isEmpty();
        assertThat(review.code()).as(review.err()).isZero();
        assertThat(text("out/review.md")).contains("No change in `dev`, `staging`, `uat`", OVERLAY, "3s", "4s");
        assertThat(json("out/review.json").isObject()).isTrue();
        assertThat(run("diff", "main...patience", "--exit-code").code()).isEqualTo(2);
    }

    @Test
    void aMistakeStandsInEveryFileAtItsLineAndColumn() throws Exception {
        branch("slip", "response: 3s", "respons: 3s");
        int line =
                1 + Files.readString(folder.resolve(OVERLAY)).lines().toList().indexOf("        respons: 3s");

        Run validation = validate();

        assertThat(validation.code()).isEqualTo(1);
        assertThat(validation.out())
                .contains("error[MGW2001]: unknown field `respons`", "--> " + OVERLAY + ":" + line + ":9");
        assertThat(text("out/comment.md")).contains("MGW2001", OVERLAY, "respons");
        assertThat(results()).singleElement().satisfies(result -> {
            assertThat(result.path("ruleId").stringValue()).isEqualTo("MGW2001");
            JsonNode place = result.path("locations").path(0).path("physicalLocation");
            assertThat(place.path("artifactLocation").path("uri").stringValue()).endsWith(OVERLAY);
            assertThat(place.path("region").path("startLine").intValue()).isEqualTo(line);
            assertThat(place.path("region").path("startColumn").intValue()).isEqualTo(9);
            assertThat(place.path("region").path("endColumn").intValue()).isEqualTo(16);
        });
        assertThat(failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.getTextContent()).contains(OVERLAY + ":" + line));
        assertThat(issues()).singleElement().satisfies(issue -> {
            assertThat(issue.path("fileName").stringValue()).endsWith(OVERLAY);
            assertThat(issue.path("lineStart").intValue()).isEqualTo(line);
            assertThat(issue.path("columnStart").intValue()).isEqualTo(9);
        });
    }

    @Test
    void aReviewOfWhatCannotBeCompiledSaysSo() throws Exception {
        branch("slip", "response: 3s", "respons: 3s");

        Run review = run("diff", "main...slip", "--format", "markdown=out/review.md");

        assertThat(review.code()).isEqualTo(1);
        assertThat(review.err()).contains("MGW2001", OVERLAY);
        assertThat(text("out/review.md")).contains(OVERLAY);
    }

    private Run validate() throws IOException {
        return run(
                "validate",
                "--format=text",
                "--format=markdown=out/comment.md",
                "--format=sarif=out/mgwc.sarif",
                "--format=junit=out/junit.xml",
                "--format=warnings-ng=out/issues.json");
    }

    private void branch(String name, String before, String after) throws Exception {
        git("checkout", "-q", "-b", name);
        Path overlay = folder.resolve(OVERLAY);
        String text = Files.readString(overlay);
        assertThat(text).contains(before);
        Files.writeString(overlay, text.replace(before, after));
        commit();
    }

    private List<JsonNode> results() throws IOException {
        return items(json("out/mgwc.sarif").path("runs").path(0).path("results"));
    }

    private List<JsonNode> issues() throws IOException {
        return items(json("out/issues.json").path("issues"));
    }

    private List<Element> failures() throws Exception {
        var found = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(folder.resolve("out/junit.xml").toFile())
                .getElementsByTagName("failure");
        return Stream.iterate(0, i -> i < found.getLength(), i -> i + 1)
                .map(i -> (Element) found.item(i))
                .toList();
    }

    private static List<JsonNode> items(JsonNode array) {
        List<JsonNode> items = new ArrayList<>();
        array.forEach(items::add);
        return items;
    }

    private JsonNode json(String path) throws IOException {
        return JsonMapper.shared().readTree(text(path));
    }

    private String text(String path) throws IOException {
        return Files.readString(folder.resolve(path));
    }

    private Run run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        CliContext context = new CliContext(
                folder,
                Map.of(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                List.of(),
                Optional.empty(),
                "mgwc");
        int code = Mgwc.run(context, arguments);
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private void commit() throws Exception {
        git("add", "-A");
        git("-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-q", "-m", "a change");
    }

    private void git(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
