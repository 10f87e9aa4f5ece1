package mgwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mgwc.cli.Terminal.Run;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code mgwc explain} and {@code effective}: what a value is, who said so, and what a rule wants. */
class ExplainCommandTest {

    @TempDir
    Path folder;

    private Terminal terminal;

    @BeforeEach
    void open() {
        terminal = new Terminal(folder);
    }

    @Test
    void explainTellsWhoSetAValueAndWhatItReplaced() {
        Run run = terminal.run(
                "-C",
                Terminal.SAMPLE.toString(),
                "explain",
                "pizza-shack-v1",
                "--env",
                "prod",
                "--path",
                "endpoints.production.backends.east.url");

        assertThat(run.out()).isEqualTo("""
                        spec.endpoints.production.backends.east.url: https://pizza-east.prod.internal/api
                            environments/prod/apis/pizza-shack-v1.yaml:17:16
                            apis/pizza-shack/v1/api.yaml:19:16 said http://pizza-east.shop.internal:8080/api
                        """);
    }

    @Test
    void explainOfEverythingShowsEachEnvironment() {
        Run run = terminal.run(
                "-C", Terminal.SAMPLE.toString(), "explain", "pizza-shack-v1", "--path", "throttling.tier");

        assertThat(run.out().lines().filter(line -> !line.startsWith(" ")))
                .containsExactly(
                        "== dev",
                        "spec.throttling.tier: Gold",
                        "== prod",
                        "spec.throttling.tier: Gold",
                        "== staging",
                        "spec.throttling.tier: Gold",
                        "== uat",
                        "spec.throttling.tier: Gold");
    }

    @Test
    void rulesOfTheWorkspaceAreShownWithTheirFile(@TempDir Path workspace) throws IOException {
        Path rule = Files.createDirectories(workspace.resolve("policies")).resolve("hosts.yaml");
        Files.writeString(workspace.resolve("mgwc.yaml"), "apiVersion: mgwc/v1\nkind: Workspace\n");
        String text = """
                apiVersion: mgwc/v1
                kind: Rule
                metadata:
                  name: own-hosts
                spec:
                  select: spec.basePath
                  require: value != '/'
                  message: the base path is everything
                  accepts: ["'/menu'"]
                  refuses: ["'/'"]
                """;
        Files.writeString(rule, text);
        String root = workspace.toString();

        assertThat(terminal.run("-C", root, "explain", "policy/own-hosts").out())
                .isEqualTo("""
                # policy/own-hosts

                A rule of this workspace: `policies/hosts.yaml`.

                ```yaml
                %s```
                """.formatted(text));
        assertThat(terminal.run("-C", root, "explain", "policy/own-host"))
                .isEqualTo(new Run(
                        64,
                        "",
                        "mgwc: no rule `policy/own-host` in this workspace; did you mean `policy/own-hosts`?\n"
                                + "see mgwc explain --help\n"));
    }

    @Test
    void explainNamesDefaultsToo() {
        Run run = terminal.run(
                "-C",
                Terminal.SAMPLE.toString(),
                "explain",
                "pizza-shack-v1",
                "--env=prod",
                "--path=/spec/endpoints/production/loadBalancing",
                "--format=json");

        JsonNode value = JsonMapper.shared().readTree(run.out()).at("/environments/0/values/0");
        assertThat(value.path("value").stringValue()).isEqualTo("round-robin");
        assertThat(value.path("origin").stringValue()).isEqualTo("default");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MGW2001", "mgw2001", "unknown-field"})
    void rulesAreExplainedByIdAndByName(String rule) {
        assertThat(terminal.run("explain", rule).out()).startsWith("# MGW2001 unknown-field\n");
        JsonNode json = JsonMapper.shared()
                .readTree(terminal.run("explain", rule, "--format", "json").out());
        assertThat(json.path("schemaVersion").intValue()).isEqualTo(1);
        assertThat(json.path("rule").stringValue()).isEqualTo("MGW2001");
        assertThat(json.path("severity").stringValue()).isEqualTo("error");
        assertThat(json.path("page").stringValue()).contains("## Why it matters");
    }

    @Test
    void explainPrintsThePageOfARule() {
        assertThat(terminal.run("explain", "mgw2001").out()).startsWith("#").contains("MGW2001");
    }

    @Test
    void effectiveSaysWhoSetEachValueInYamlAndInJson() {
        Run yaml = terminal.run("-C", Terminal.SAMPLE.toString(), "effective", "--env", "prod,dev", "pizza-shack-v1");
        Run json = terminal.run("-C", Terminal.SAMPLE.toString(), "effective", "--env", "prod", "--format", "json");

        assertThat(yaml.code()).isZero();
        assertThat(yaml.out())
                .startsWith("# Api pizza-shack-v1 in dev\n")
                .contains("---\n# Api pizza-shack-v1 in prod\n")
                .contains(
                        "url: https://pizza-east.prod.internal/api # environments/prod/apis/pizza-shack-v1.yaml:17:16,"
                                + " was http://pizza-east.shop.internal:8080/api at apis/pizza-shack/v1/api.yaml:19:16\n")
                .contains("loadBalancing: round-robin # default\n");
        JsonNode documents = JsonMapper.shared().readTree(json.out()).at("/environments/0/documents");
        assertThat(documents)
                .extracting(document -> document.path("kind").stringValue())
                .contains("Environment", "ThrottlingTiers", "Api", "Application");
    }

    @Test
    void effectiveShowsValuesAndFindingsWhereThereAreErrors() throws IOException {
        terminal.copySample();
        Path overlay = folder.resolve("environments/prod/apis/orders-v1.yaml");
        Files.writeString(overlay, Files.readString(overlay) + "  nonsense: true\n");

        Run run = terminal.run("-C", folder.toString(), "effective", "--env", "prod");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("kind: Environment");
        assertThat(run.err()).contains("error[MGW2001]").contains("orders-v1.yaml:");
        assertThat(terminal.run("-C", folder.toString(), "effective", "--env", "prdo")
                        .err())
                .contains("environment `prdo` does not exist", "did you mean `prod`?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "explain orders-v9                             | no API `orders-v9` in `dev`, `prod`, `staging` and `uat`",
                "explain order-v1 --env dev                    | did you mean `orders-v1`?",
                "explain orders-v1 --env dev --path endpoint   | has nothing at `endpoint` in `dev`; did you mean `endpoints`?",
                "effective order-v1 --env dev                  | `dev` has no API `order-v1`; did you mean `orders-v1`?",
                "explain MGW0000                               | no rule `MGW0000`",
                "explain MGW50011                              | no rule `MGW50011`; did you mean `MGW5001`?"
            })
    void explainSaysWhatItDoesNotKnow(String line, String problem) {
        Run run = terminal.run(("-C " + Terminal.SAMPLE + " " + line).split(" "));

        assertThat(run.code()).isEqualTo(64);
        assertThat(run.err()).contains(problem);
    }
}
