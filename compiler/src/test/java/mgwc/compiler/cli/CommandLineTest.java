package mgwc.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mgwc.compiler.InMemory;
import mgwc.compiler.source.SourceFile;
import mgwc.model.Kind;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What scripts and people rely on: exit codes, streams, formats. */
class CommandLineTest {

    private static final Path SAMPLE = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    private record Run(int code, String out, String err) {}

    @Test
    void aWorkspaceWithoutErrorsExitsWith0() {
        Run run = run("-C", SAMPLE.toString(), "validate");

        assertThat(run.err()).startsWith("no errors in ");
        assertThat(run.code()).isZero();
        assertThat(run("-C", SAMPLE.toString(), "validate", "-q").err()).isEmpty();
    }

    @Test
    void findingsExitWith1AndGoToStandardOutput() throws IOException {
        broken();

        Run run = run("validate", "-C", folder.toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).startsWith("error[MGW").contains("--> mgwc.yaml:");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void severalFormatsAtOnce() throws IOException {
        broken();

        Run run = run("-C", folder.toString(), "validate", "--format", "text", "--format=json=out/findings.json");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).startsWith("error[MGW");
        JsonNode json = JsonMapper.shared().readTree(folder.resolve("out/findings.json"));
        assertThat(json.path("summary").path("errors").intValue()).isPositive();
    }

    @Test
    void jsonOnStandardOutputIsNothingButJson() {
        Run run = run("-C", SAMPLE.toString(), "validate", "--format", "json");

        assertThat(JsonMapper.shared().readTree(run.out()).path("schemaVersion").intValue())
                .isEqualTo(1);
    }

    @Test
    void coloursOnlyWhenAskedForOrOnATerminal() throws IOException {
        broken();

        assertThat(run("-C", folder.toString(), "validate").out()).doesNotContain("\u001b");
        assertThat(run("-C", folder.toString(), "--color", "always", "validate").out())
                .contains("\u001b[");
        assertThat(run(on(Map.of("NO_COLOR", "1"), List.of("out")), "-C", folder.toString(), "validate")
                        .out())
                .doesNotContain("\u001b");
        assertThat(run(on(Map.of(), List.of("out")), "-C", folder.toString(), "validate")
                        .out())
                .contains("\u001b[");
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', '', '', false",
        "'', '', '', out, true",
        "1, '', '', out, false",
        "1, 1, '', out, false",
        "'', 1, '', '', true",
        "'', 0, '', '', false",
        "'', '', 0, out, false",
        "'', '', '', err, false"
    })
    void theEnvironmentSaysWhetherThereAreColours(
            String noColor, String force, String clicolor, String terminal, boolean coloured) throws IOException {
        broken();
        Place place = on(Map.of("NO_COLOR", noColor, "CLICOLOR_FORCE", force, "CLICOLOR", clicolor), List.of(terminal));

        assertThat(run(place, "-C", folder.toString(), "validate").out().contains("\u001b"))
                .isEqualTo(coloured);
        assertThat(run(place, "-C", folder.toString(), "validate", "--color=never")
                        .out())
                .doesNotContain("\u001b");
    }

    @Test
    void verboseTellsWhatWasReadCheckedAndWrittenAndQuietSilencesIt() throws IOException {
        Run run = run("-C", SAMPLE.toString(), "validate", "-v", "--format", "json=findings.json");

        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines().map(line -> line.replaceAll("\\d+\\.\\d+ s", "0 s")))
                .satisfiesExactly(
                        read -> assertThat(read).matches("read \\d+ files of " + SAMPLE + " in 0 s"),
                        checked -> assertThat(checked).startsWith("checked dev, prod, staging, uat: "),
                        wrote -> assertThat(wrote).isEqualTo("wrote json=findings.json in 0 s"),
                        summary -> assertThat(summary).startsWith("no errors in "));
        assertThat(run("-C", SAMPLE.toString(), "validate", "-v", "-q").err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "valdate                    | unknown command `valdate`          | did you mean `validate`?",
                "validate --evn dev         | unknown option `--evn`             | did you mean `--env`?",
                "validate --git-rev=main    | unknown option `--git-rev`         | did you mean `--git-ref`?",
                "build --env dev            | missing required option: '--out=DIR' |",
                "validate --env a --all-envs | --env=ENV, --all-envs are mutually exclusive | ",
                "run                        | name a release directory           |",
                "token --ttl soon           | `soon` is no duration              |",
                "validate explain           | unexpected argument `explain`      |",
                "schema Apo                 | no kind `Apo`                      | did you mean `Api`?",
                "validate --format xml      | `xml` is not one of text, compact, json | "
            })
    void aWrongCommandLineExitsWith64AndSaysWhatWasMeant(String line, String problem, String hint) {
        Run run = run(line.split(" "));

        assertThat(run.code()).isEqualTo(64);
        assertThat(run.err()).startsWith("mgwc: ").contains(problem).contains(hint == null ? "" : hint);
        assertThat(run.err().lines().count()).isLessThanOrEqualTo(3);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void noCommandAtAllExitsWith64() {
        assertThat(run().code()).isEqualTo(64);
    }

    @Test
    void whatDoesNotGoTogetherIsUsageAndNamesTheWayOut(@TempDir Path workspace) throws Exception {
        Files.writeString(workspace.resolve("mgwc.yaml"), "");

        Run two = run("-C", workspace.toString(), "validate", "--staged", "--git-ref", "main");
        Run elsewhere = run("-C", workspace.toString(), "fmt", "/");
        Run outside = run("-C", workspace.toString(), "fmt", System.getProperty("java.home"));
        Run day = run("-C", workspace.toString(), "validate", "--today", "yesterday");

        assertThat(List.of(two.code(), outside.code(), day.code())).containsOnly(64);
        assertThat(elsewhere.code()).isNotEqualTo(64);
        assertThat(two.err()).contains("keep one of them");
        assertThat(outside.err()).contains("lies outside of the workspace");
        assertThat(day.err())
                .contains("`yesterday` is no day such as 2027-03-31")
                .doesNotContain("java.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-C nowhere validate",
                "validate",
                "validate --git-ref main",
                "-C . validate --staged",
                "-C . build --env dev --out x --git-ref --upload-pack=x"
            })
    void whatCannotBeReadExitsWith75AndOneLine(String line) {
        Run run = run(line.split(" "));

        assertThat(run.code()).isEqualTo(75);
        assertThat(run.err().lines()).hasSize(1).first().asString().startsWith("mgwc: ");
    }

    @Test
    void aBugExitsWith70WithoutATraceOnTheScreen() {
        Surroundings failing = new Surroundings(
                folder,
                Map.of(),
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8) {
                    @Override
                    public void println(String line) {
                        throw new IllegalStateException("planted");
                    }
                },
                new PrintStream(heard, true, StandardCharsets.UTF_8),
                List.of(),
                Optional.empty(),
                "mgwc");

        assertThat(Mgwc.run(failing, "version")).isEqualTo(70);
        String said = heard.toString(StandardCharsets.UTF_8);
        assertThat(said.lines()).hasSize(1);
        assertThat(said).contains("planted").contains("please report it with ");
        Path report = Path.of(said.substring(said.lastIndexOf(' ') + 1).strip());
        assertThat(report).content().contains("\tat mgwc.compiler.cli");
    }

    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

    @Test
    void aReaderThatGoesAwayEarlyIsNotAnError() {
        Surroundings closed = new Surroundings(
                SAMPLE,
                Map.of(),
                new StandardOutput(new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("Broken pipe");
                    }
                }),
                new PrintStream(heard, true, StandardCharsets.UTF_8),
                List.of(),
                Optional.empty(),
                "mgwc");

        assertThat(Mgwc.run(closed, "explain", "pizza-shack-v1", "--env", "prod"))
                .isZero();
        assertThat(heard.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void outputThatDoesNotArriveExitsWith75() {
        Surroundings full = new Surroundings(
                SAMPLE,
                Map.of(),
                new StandardOutput(new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("No space left on device");
                    }
                }),
                new PrintStream(heard, true, StandardCharsets.UTF_8),
                List.of(),
                Optional.empty(),
                "mgwc");

        assertThat(Mgwc.run(full, "explain", "pizza-shack-v1", "--env", "prod")).isEqualTo(75);
        assertThat(heard.toString(StandardCharsets.UTF_8))
                .isEqualTo("mgwc: cannot write to standard output: No space left on device\n");
    }

    @Test
    void buildPrintsTheDigestAndNothingElse() {
        Run first = run("-C", SAMPLE.toString(), "build", "--env", "prod", "--out", "release");
        Run second = run("-C", SAMPLE.toString(), "build", "--env", "prod", "--out", "release");

        assertThat(first.out()).matches("sha256:[0-9a-f]{64}\n");
        assertThat(first.err()).isEqualTo("wrote release\n");
        assertThat(second.out()).isEqualTo(first.out());
        assertThat(second.err()).isEqualTo("unchanged: release\n");
        assertThat(folder.resolve("release/release.json")).exists();
    }

    @Test
    void buildWritesNothingWhereThereAreErrors() throws IOException {
        broken();

        Run run = run("-C", folder.toString(), "build", "--env", "dev", "--out", "release");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("error[MGW");
        assertThat(folder.resolve("release")).doesNotExist();
    }

    @Test
    void buildKeepsItsHandsOffOtherPeoplesFolders() throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("mine")).resolve("thesis.txt"), "x");

        Run run = run("-C", SAMPLE.toString(), "build", "--env", "dev", "--out", "mine");

        assertThat(run.code()).isEqualTo(75);
        assertThat(run.err()).contains("thesis.txt");
    }

    @Test
    void runAnswersTheArgumentsOfTheGateway() throws IOException {
        copySample();

        Run run = run("-C", folder.toString(), "run", "--env", "dev", "--port", "0", "--admin-port", "9");

        assertThat(run.out().lines())
                .containsExactly(folder.resolve(".mgwc/run/dev").toString(), "--port", "0", "--admin-port", "9");
        assertThat(folder.resolve(".mgwc/run/dev/gateway.json")).exists();
    }

    @Test
    void tokenIsForWhatRanLastWhileTheWorkspaceHasErrors() throws Exception {
        copySample();
        assertThat(run("-C", folder.toString(), "build", "--env", "dev", "--out", folder + "/.mgwc/dev/release")
                        .code())
                .isZero();
        String good = run("-C", folder.toString(), "token", "--app", "web-shop").out();
        Files.writeString(folder.resolve("mgwc.yaml"), "broken", StandardOpenOption.APPEND);

        Run run = run("-C", folder.toString(), "token", "--app", "web-shop");

        assertThat(run.code()).isZero();
        assertThat(claims(run.out())).isEqualTo(claims(good));
        assertThat(run("-C", folder.toString(), "token", "--env", "prod").code())
                .isEqualTo(1);
    }

    /** Without what differs from token to token. */
    private static String claims(String token) throws Exception {
        JsonWebSignature signed = new JsonWebSignature();
        signed.setCompactSerialization(token.strip());
        return signed.getUnverifiedPayload().replaceAll("\"(iat|exp|jti)\":[^,}]+", "");
    }

    @Test
    void tokenPrintsNothingButAToken() throws Exception {
        copySample();

        Run run = run("-C", folder.toString(), "token", "--app", "web-shop", "--scope", "a", "--scope", "b,c");

        assertThat(run.code()).isZero();
        JsonWebSignature token = new JsonWebSignature();
        token.setCompactSerialization(run.out().strip());
        assertThat(token.getUnverifiedPayload())
                .contains("\"client_id\":\"web-shop\"")
                .contains("\"iss\":\"https://id.dev.acme.example\"")
                .contains("\"scope\":\"a b c\"");
        assertThat(run("-C", folder.toString(), "token", "--app", "wbe-shop").err())
                .startsWith("mgwc: no application `wbe-shop`; there is `partner-portal`, `web-shop`");
    }

    @Test
    void explainTellsWhoSetAValueAndWhatItReplaced() {
        Run run = run(
                "-C",
                SAMPLE.toString(),
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
        Run run = run("-C", SAMPLE.toString(), "explain", "pizza-shack-v1", "--path", "throttling.tier");

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

    @ParameterizedTest
    @ValueSource(strings = {"MGW2001", "mgw2001", "unknown-field"})
    void rulesAreExplainedByIdAndByName(String rule) {
        assertThat(run("explain", rule).out()).startsWith("# MGW2001 unknown-field\n");
        JsonNode json = JsonMapper.shared()
                .readTree(run("explain", rule, "--format", "json").out());
        assertThat(json.path("schemaVersion").intValue()).isEqualTo(1);
        assertThat(json.path("rule").stringValue()).isEqualTo("MGW2001");
        assertThat(json.path("severity").stringValue()).isEqualTo("error");
        assertThat(json.path("page").stringValue()).contains("## Why it matters");
    }

    @Test
    void effectiveSaysWhoSetEachValueInYamlAndInJson() {
        Run yaml = run("-C", SAMPLE.toString(), "effective", "--env", "prod,dev", "pizza-shack-v1");
        Run json = run("-C", SAMPLE.toString(), "effective", "--env", "prod", "--format", "json");

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
        copySample();
        Path overlay = folder.resolve("environments/prod/apis/orders-v1.yaml");
        Files.writeString(overlay, Files.readString(overlay) + "  nonsense: true\n");

        Run run = run("-C", folder.toString(), "effective", "--env", "prod");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("kind: Environment");
        assertThat(run.err()).contains("error[MGW2001]").contains("orders-v1.yaml:");
        assertThat(run("-C", folder.toString(), "effective", "--env", "prdo").err())
                .contains("environment `prdo` does not exist", "did you mean `prod`?");
    }

    @Test
    void explainNamesDefaultsToo() {
        Run run = run(
                "-C",
                SAMPLE.toString(),
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
    @CsvSource(
            delimiter = '|',
            value = {
                "explain orders-v9                             | no API `orders-v9` in `dev`, `prod`, `staging`, `uat`",
                "explain order-v1 --env dev                    | did you mean `orders-v1`?",
                "explain orders-v1 --env dev --path endpoint   | has nothing at `endpoint` in `dev`; did you mean `endpoints`?",
                "effective order-v1 --env dev                  | `dev` has no API `order-v1`; did you mean `orders-v1`?",
                "explain MGW0000                               | no rule `MGW0000`",
                "explain MGW50011                              | no rule `MGW50011`; did you mean `MGW5001`?"
            })
    void explainSaysWhatItDoesNotKnow(String line, String problem) {
        Run run = run(("-C " + SAMPLE + " " + line).split(" "));

        assertThat(run.code()).isEqualTo(64);
        assertThat(run.err()).contains(problem);
    }

    @Test
    void explainPrintsThePageOfARule() {
        assertThat(run("explain", "mgw2001").out()).startsWith("#").contains("MGW2001");
    }

    @Test
    void schemasCanBePrintedAndExported() throws IOException {
        assertThat(run("schema").out().lines()).contains("Api", "Environment");
        assertThat(JsonMapper.shared()
                        .readTree(run("schema", "api").out())
                        .path("title")
                        .isString())
                .isTrue();

        assertThat(run("schema", "export", "schemas").code()).isZero();
        try (Stream<Path> files = Files.list(folder.resolve("schemas"))) {
            assertThat(files).hasSize(Kind.values().length);
        }
    }

    @Test
    void everyCommandHasHelpOnStandardOutput() {
        for (String command : List.of(
                "validate",
                "explain",
                "diff",
                "compare",
                "build",
                "run",
                "dev",
                "token",
                "schema",
                "doctor",
                "completion",
                "version")) {
            Run run = run(command, "--help");
            assertThat(run.code()).as(command).isZero();
            assertThat(run.out()).startsWith("Usage: mgwc " + command);
        }
        assertThat(run("--help").out())
                .startsWith("Usage: mgwc")
                .contains("  validate ", "  version ")
                .doesNotContain("rehearse");
    }

    @Test
    void versionSaysItForProgramsToo() {
        assertThat(run("version").out()).startsWith("mgwc ");
        assertThat(JsonMapper.shared()
                        .readTree(run("version", "--format", "json").out())
                        .path("language")
                        .stringValue())
                .isEqualTo("mgwc/v1");
    }

    @Test
    void completionIsAScriptThatShellsRead() throws Exception {
        Path script = Files.writeString(
                folder.resolve("completion"), run("completion").out());

        assertThat(new ProcessBuilder("bash", "-n", script.toString()).start().waitFor())
                .isZero();
    }

    @Test
    void doctorFindsJavaAndGit() {
        Run run = run("-C", SAMPLE.toString(), "doctor");

        assertThat(run.out()).containsPattern("(?m)^ok +java ").contains("workspace  " + SAMPLE);
        assertThat(run.code()).isZero();
    }

    private void broken() throws IOException {
        Files.writeString(
                folder.resolve("mgwc.yaml"),
                "apiVersion: mgwc/v1\nkind: Workspace\nmetadata: {name: x}\nspec: {promotoin: [dev]}\n");
    }

    private void copySample() throws IOException {
        for (String part : List.of("mgwc.yaml", "apis", "applications", "environments", "policies")) {
            try (Stream<Path> files = Files.walk(SAMPLE.resolve(part))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path copy = folder.resolve(SAMPLE.relativize(file).toString());
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
    }

    private Run run(String... arguments) {
        return run(on(Map.of(), List.of()), arguments);
    }

    private record Place(Map<String, String> environment, List<String> terminals) {}

    private static Place on(Map<String, String> environment, List<String> terminals) {
        return new Place(environment, terminals);
    }

    private Run run(Place place, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Surroundings surroundings = new Surroundings(
                folder,
                place.environment(),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                place.terminals(),
                Optional.empty(),
                "mgwc");
        int code = Mgwc.run(surroundings, arguments);
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aBaselineMakesOldFindingsKnown() throws IOException {
        InMemory old = InMemory.shop().replace("apis/menu/v1/api.yaml", "east.internal", "east.example.com");
        for (SourceFile file : old.tree().files().values()) {
            Path path = folder.resolve(file.path());
            Files.createDirectories(path.getParent());
            Files.write(path, file.content());
        }
        String root = folder.toString();

        assertThat(run("validate", "-C", root).out()).contains("MGW8008");
        assertThat(run("validate", "-C", root, "--write-baseline").err()).contains("wrote policies/baseline.json");
        assertThat(run("validate", "-C", root).out()).isEmpty();
        assertThat(run("validate", "-C", root, "-v").err()).contains("accepted: MGW8008 ", "(in the baseline)");
        assertThat(run("validate", "-C", root, "--write-baseline", "--env", "dev")
                        .code())
                .isEqualTo(64);
    }

    @Test
    void too_little_memory_is_said_with_the_way_out() {
        assertThat(Mgwc.outOfMemory(512L << 20))
                .isEqualTo("mgwc: the workspace needs more memory than the 512 MB that were given;"
                        + " give more with MGWC_JAVA_OPTS=-Xmx1024m");
    }
}
