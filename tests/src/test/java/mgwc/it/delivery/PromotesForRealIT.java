package mgwc.it.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import mgwc.it.stage.Command;
import mgwc.it.stage.Command.Ended;
import mgwc.it.stage.Distribution;
import mgwc.it.stage.Releases;
import mgwc.it.stage.Repository;
import mgwc.it.stage.Workspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The Jenkinsfile with its {@code sh} lines run for real, in a clone of the sample workspace. The gateways are
 * stand-ins that follow the pointers in Git, as the smoke tests ask of gateways.
 */
class PromotesForRealIT {

    private static final List<String> ENVIRONMENTS = List.of("dev", "staging", "uat", "prod");
    private static final String OVERLAY = "environments/prod/apis/pizza-shack-v1.yaml";

    @TempDir
    Path scratch;

    private final Map<String, String> variables = new HashMap<>();
    private final Map<String, HttpServer> gateways = new HashMap<>();
    private final StringBuilder transcript = new StringBuilder();
    private Repository workspace;
    private Path origin;

    @BeforeEach
    void openWorkspace() throws IOException {
        origin = Repository.origin(scratch.resolve("origin.git"));
        workspace = Repository.cloneOf(origin, scratch.resolve("workspace"));
        Workspace.copyOfSample(workspace.root());
        workspace.write(".gitignore", "/build/\n");
        Path ci = Files.createDirectories(workspace.root().resolve("ci"));
        try (Stream<Path> scripts = Files.list(Distribution.ROOT.resolve("ci"))) {
            for (Path script : scripts.toList()) {
                Files.copy(script, ci.resolve(script.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        workspace.commit("Start");
        workspace.git("push", "-q", "origin", "main");
        variables.put("MGWC", Distribution.ROOT.resolve("mgwc").toString());
        variables.put("MGWC_BUILD", "never");
        variables.put("SMOKE_SECONDS", "5");
        for (String environment : ENVIRONMENTS) {
            gatewayOf(environment, () -> pointer(environment));
        }
    }

    @AfterEach
    void stopGateways() {
        gateways.values().forEach(gateway -> gateway.stop(0));
    }

    @Test
    void commitOnMainReachesEveryEnvironmentAsTheReleaseBuiltFromIt() throws IOException {
        List<String> tree = build(Scenario.pushTo("main", OVERLAY));

        assertThat(tree.getLast()).as(transcript.toString()).isEqualTo("result SUCCESS");
        for (String environment : ENVIRONMENTS) {
            Path release = workspace.root().resolve("build/release").resolve(environment);
            assertThat(pointer(environment))
                    .contains("digest: " + Releases.digest(release))
                    .contains("commit: " + workspace.git("rev-parse", "HEAD"));
        }
    }

    @Test
    void gatewayThatDoesNotComeUpWithTheReleaseGetsItsEnvironmentRolledBack() throws IOException {
        gatewayOf("staging", () -> "digest: sha256:something-else");
        variables.put("SMOKE_SECONDS", "1");

        List<String> tree = build(Scenario.pushTo("main", OVERLAY));

        assertThat(tree.getLast()).isEqualTo("result FAILURE");
        assertThat(pointer("dev")).contains("digest: sha256:");
        assertThat(pointer("staging")).isEmpty();
        assertThat(pointer("uat")).isEmpty();
        assertThat(transcript).contains("is not ready with sha256:").contains("back from staging");
    }

    @Test
    void mistakeStopsTheBuildInItsChecks() throws IOException {
        new Workspace(workspace.root()).edit(OVERLAY, "connect: 500ms", "conect: 500ms");
        workspace.commit("Slip");

        List<String> tree = build(Scenario.pushTo("main", OVERLAY));

        assertThat(tree.getLast()).isEqualTo("result FAILURE");
        assertThat(transcript).contains(OVERLAY + ":");
        for (String report : List.of("issues.json", "junit.xml", "mgwc.sarif", "comment.md", "findings.json")) {
            assertThat(workspace.root().resolve("build/mgwc").resolve(report))
                    .content()
                    .contains("MGW2001", OVERLAY);
        }
        assertThat(pointer("dev")).isEmpty();
    }

    @Test
    void reviewOfAChangeRequestShowsTheChangeInTheEnvironmentsItTouches() throws IOException {
        workspace.git("checkout", "-q", "-b", "patience");
        new Workspace(workspace.root()).edit(OVERLAY, "response: 3s", "response: 4s");
        workspace.commit("Be patient with pizza in prod");

        List<String> tree = build(Scenario.changeRequestTo("main", OVERLAY));

        assertThat(tree.getLast()).as(transcript.toString()).isEqualTo("result SUCCESS");
        String review = Files.readString(workspace.root().resolve("build/mgwc/review.txt"));
        assertThat(review).contains(" in prod\n", "3s -> 4s").doesNotContain(" in dev", ", prod", "prod, ");
    }

    private List<String> build(Scenario scenario) throws IOException {
        variables.putAll(scenario.environment());
        if (scenario.changeTarget().isEmpty()) {
            variables.put("BRANCH_NAME", scenario.branch());
        }
        return PipelineRun.of(Distribution.ROOT.resolve("Jenkinsfile"), scenario.running(this::fails));
    }

    private boolean fails(String line) {
        Ended ended = new Command(List.of("sh", "-c", line), workspace.root(), variables).run();
        transcript.append("$ ").append(line).append('\n').append(ended.output()).append('\n');
        return ended.status() != 0;
    }

    private String pointer(String environment) {
        return Command.of("git", "show", "main:releases/" + environment + ".yaml")
                .in(origin)
                .run()
                .out();
    }

    private void gatewayOf(String environment, Supplier<String> release) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                byte[] body = release.get().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            gateways.put(environment, server);
            variables.put(
                    "MGWC_" + environment.toUpperCase(Locale.ROOT) + "_ADMIN",
                    "http://127.0.0.1:" + server.getAddress().getPort());
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }
}
