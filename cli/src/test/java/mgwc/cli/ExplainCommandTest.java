package mgwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mgwc.cli.Terminal.Run;
import mgwc.compiler.Compiler;
import mgwc.compiler.diagnostic.Severity;
import mgwc.compiler.diff.ChangeCatalog;
import mgwc.compiler.resolve.EnvironmentConfig;
import mgwc.compiler.rule.catalog.RuleCatalog;
import mgwc.compiler.source.WorkTree;
import mgwc.compiler.source.WorkspaceFiles;
import mgwc.release.ProblemCatalogue;
import mgwc.release.RefusalCatalogue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code mgwc explain} and {@code effective}: what a value is, who said so, and what a rule wants. */
class ExplainCommandTest {

    private static final Pattern ID = Pattern.compile("\\bMGW[1-9]\\d{3}\\b");

    private static final Pattern COMMENT = Pattern.compile("^\\s*(?:/?\\*|//)");

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
                "explain orders-v9                             | nothing is called `orders-v9` in `dev`, `prod`, `staging` and `uat`; did you mean `orders-v1`?",
                "explain order-v1 --env dev                    | did you mean `orders-v1`?",
                "explain orders-v1 --env dev --path endpoint   | has nothing at `endpoint` in `dev`; did you mean `endpoints`?",
                "effective order-v1 --env dev                  | `dev` has no API `order-v1`; did you mean `orders-v1`?",
                "explain prdo                                  | did you mean `prod`?",
                "explain getProdcut                            | did you mean `getProduct`?",
                "explain goldd                                 | did you mean `Gold`?",
                "explain 900991                                | did you mean `900901`?",
                "explain exposur                               | did you mean `exposure`?",
                "explain wrong-audienc                         | did you mean `wrong-audience`?",
                "explain unknown-feild                         | did you mean `unknown-field`?",
                "explain dropped-scop                          | did you mean `dropped-scope`?",
                "explain prod --path listener                  | --path is for APIs; `prod` is an environment",
                "explain MGW9106x                              | did you mean `MGW9106`?",
                "explain MGW0000                               | no rule `MGW0000`",
                "explain MGW50011                              | no rule `MGW50011`; did you mean `MGW5001`?"
            })
    void explainSaysWhatItDoesNotKnow(String line, String problem) {
        Run run = terminal.run(("-C " + Terminal.SAMPLE + " " + line).split(" "));

        assertThat(run.code()).isEqualTo(64);
        assertThat(run.err()).contains(problem);
    }

    /** What any output may print: each is asked for, in a folder without a workspace. */
    static Stream<String> idsAndWordsOfOurs() throws IOException {
        SortedSet<String> words = new TreeSet<>();
        RuleCatalog.specs().forEach(rule -> words.addAll(List.of(rule.id(), rule.name())));
        ChangeCatalog.rules().forEach(rule -> {
            words.addAll(List.of(rule.id(), rule.name()));
            words.addAll(List.of(rule.consequence().toString(), rule.risk().toString()));
        });
        ProblemCatalogue.entries()
                .forEach(problem -> words.addAll(List.of(Integer.toString(problem.code()), problem.category())));
        RefusalCatalogue.entries().forEach(refusal -> words.add(refusal.reason()));
        for (Severity severity : Severity.values()) {
            words.add(severity.toString());
        }
        words.addAll(List.of("breaking", "note"));
        for (String module : List.of("compiler", "cli", "camel-runtime", "release-format", "dsl-schema")) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src/main/java"))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.readAllLines(file).stream()
                            .filter(line -> !COMMENT.matcher(line).find())
                            .flatMap(line -> ID.matcher(line).results())
                            .forEach(id -> words.add(id.group()));
                }
            }
        }
        return words.stream();
    }

    @ParameterizedTest
    @MethodSource("idsAndWordsOfOurs")
    void knowsEveryIdThatAnyOutputPrints(String word) {
        Run text = terminal.run("explain", word);
        Run json = terminal.run("explain", word, "--format", "json");

        assertThat(text.code()).as(text.err()).isZero();
        assertThat(text.out()).startsWith("# ");
        assertThat(JsonMapper.shared().readTree(json.out()).path("page").stringValue())
                .contains(word.startsWith("MGW") ? "# " + word : "# ");
    }

    /** Every name that the documents and contracts of the sample give. */
    static Stream<String> namesOfTheSample() {
        EnvironmentConfig config = new Compiler()
                .compile(WorkTree.read(Terminal.SAMPLE), "prod")
                .config()
                .orElseThrow();
        SortedSet<String> names = new TreeSet<>(
                WorkspaceFiles.environments(config.declarations().tree().files().keySet()));
        names.addAll(config.applications().keySet());
        names.addAll(config.tiers().keySet());
        names.addAll(config.environment().value().spec().issuers().keySet());
        config.apis().forEach((id, api) -> {
            names.add(id.toString());
            names.addAll(api.value().spec().endpoints().keySet());
            names.addAll(api.value().spec().operations().keySet());
        });
        config.contracts()
                .values()
                .forEach(contract -> contract.operations().forEach(operation -> names.add(operation.key())));
        return names.stream();
    }

    @ParameterizedTest
    @MethodSource("namesOfTheSample")
    void knowsEveryNameOfTheWorkspace(String name) {
        Run text = terminal.run("-C", Terminal.SAMPLE.toString(), "explain", name);
        Run json = terminal.run("-C", Terminal.SAMPLE.toString(), "explain", name, "--format", "json");

        assertThat(text.code()).as(text.err()).isZero();
        assertThat(text.out()).isNotBlank();
        assertThat(JsonMapper.shared()
                        .readTree(json.out())
                        .path("schemaVersion")
                        .intValue())
                .isEqualTo(1);
    }

    @Test
    void aTierIsExplainedWithItsUsersAndTheEnvironmentsThatChangeIt() {
        Run run = terminal.run("-C", Terminal.SAMPLE.toString(), "explain", "Gold");

        assertThat(run.out()).startsWith("""
                tier `Gold`
                  it limits API `catalogue-v1`, API `pizza-shack-v1`, application `web-shop` at `pizza-shack-v1`
                == dev, prod, uat
                requests: 6000
                    policies/throttling.yaml:9:17
                """).contains("""
                == staging
                requests: 600
                    environments/staging/environment.yaml:18:17
                    policies/throttling.yaml:9:17 said 6000
                """);
    }

    @Test
    void aWordOfOursThatTheWorkspaceUsesTooIsExplainedBothWays() throws IOException {
        terminal.copySample();
        Path application = folder.resolve("applications/web-shop.yaml");
        Files.writeString(application, Files.readString(application).replaceFirst("name: web-shop", "name: internal"));

        Run run = terminal.run("-C", folder.toString(), "explain", "internal");

        assertThat(run.out()).startsWith("# internal\n").contains("\n\napplication `internal`\n");
    }

    @Test
    void aPersonAtATerminalReadsPagesWithoutMarks() {
        Run plain = terminal.run(Terminal.on(Map.of("NO_COLOR", "1"), List.of("out")), "explain", "MGW2001");
        Run coloured = terminal.run(Terminal.on(Map.of(), List.of("out")), "explain", "MGW2001");
        Run piped = terminal.run("explain", "MGW2001");

        assertThat(plain.out())
                .startsWith("MGW2001 unknown-field\n")
                .contains("\nWhat it checks\n", "  environments/prod/apis/menu-v1.yaml\n    apiVersion: mgwc/v1\n")
                .doesNotContain("```", "##", "\u001b");
        assertThat(coloured.out())
                .startsWith("\u001b[1mMGW2001 unknown-field\u001b[0m\n")
                .doesNotContain("```");
        assertThat(piped.out()).startsWith("# MGW2001").contains("```yaml").doesNotContain("\u001b");
    }
}
