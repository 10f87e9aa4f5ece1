package mgwc.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mgwc.compiler.Compilation;
import mgwc.compiler.Compiler;
import mgwc.compiler.source.WorkTree;
import mgwc.compiler.step.UpstreamDefinition;
import mgwc.dev.DevSession.Failed;
import mgwc.dev.DevSession.Generation;
import mgwc.dev.DevSession.Setup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session over a copy of the sample workspace, with a {@link FakeGateway} as the child process. */
class DevSessionTest {

    private static final Path SAMPLE = Path.of("..");

    @TempDir
    private static Path issuer; // one key for all sessions: making one takes seconds on a busy machine

    @TempDir
    Path root;

    private final LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private DevSession session;

    @BeforeEach
    void copySample() throws IOException {
        for (String part : List.of("mgwc.yaml", "apis", "applications", "environments", "policies", "releases")) {
            copy(SAMPLE.resolve(part), root.resolve(part));
        }
        LocalIssuer.in(issuer, InstantSource.system());
        copy(issuer, Files.createDirectories(root.resolve(".mgwc/dev")));
    }

    @AfterEach
    void close() {
        if (session != null) {
            session.close();
        }
    }

    @Test
    void runsTheEnvironmentWithEveryBackendMocked() throws Exception {
        Generation generation = start();

        assertThat(hear("said serving", "ready")).isTrue();
        String gateway = Files.readString(root.resolve(".mgwc/dev/release/gateway.json"));
        assertThat(gateway).contains("/pizza-shack-v1/production/east").doesNotContain(":9001/api");
        URI east =
                generation
                        .plan()
                        .definitions()
                        .of(UpstreamDefinition.KIND)
                        .get("pizza-shack-v1/production")
                        .backends()
                        .stream()
                        .filter(backend -> backend.name().equals("east"))
                        .map(backend -> URI.create(backend.url() + "/menu"))
                        .findFirst()
                        .orElseThrow();
        try (HttpClient client = HttpClient.newHttpClient()) {
            var answer = client.send(HttpRequest.newBuilder(east).build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("X-Backend")).contains("east");
        }
    }

    @Test
    void takesUpWhatIsSaved() throws Exception {
        CompletableFuture<Void> following = follow(Optional.of(start()));

        replace("environments/dev/environment.yaml", "requests: 10", "requests: 11");

        assertThat(next("reloaded")).isEqualTo("reloaded");
        assertThat(Files.readString(root.resolve(".mgwc/dev/release/gateway.json")))
                .contains("\"requests\": 11");
        assertThat(following).isNotDone();
    }

    @Test
    void keepsTheLastGoodGenerationWhileThereAreErrors() throws Exception {
        follow(Optional.of(start()));
        String good = Files.readString(root.resolve(".mgwc/dev/release/release.json"));

        replace("apis/orders/v1/api.yaml", "timeouts:", "timouts:");
        assertThat(next("kept")).isEqualTo("kept MGW2001");
        assertThat(Files.readString(root.resolve(".mgwc/dev/release/release.json")))
                .isEqualTo(good);

        replace("apis/orders/v1/api.yaml", "timouts:", "timeouts:");
        assertThat(next("same")).isEqualTo("same");
        replace("environments/dev/environment.yaml", "requests: 10", "requests: 12");
        assertThat(next("reloaded")).isEqualTo("reloaded");
    }

    @Test
    void tellsWhyTheGatewayRefusedWhatWasSaved() throws Exception {
        follow(Optional.of(start()));
        Files.writeString(root.resolve(".mgwc/dev/refuse"), "");

        replace("environments/dev/environment.yaml", "requests: 10", "requests: 13");

        assertThat(next("refused")).isEqualTo("refused told so");
    }

    @Test
    void endsWhenTheGatewayDies() throws Exception {
        Generation generation = start();
        CompletableFuture<Void> following = follow(Optional.of(generation));

        try (HttpClient client = HttpClient.newHttpClient()) {
            client.sendAsync(
                    HttpRequest.newBuilder(generation.admin().resolve("/die")).build(), BodyHandlers.discarding());
            assertThatThrownBy(() -> following.get(30, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasRootCauseMessage("the gateway ended with exit code 9");
        }
    }

    @Test
    void startsNothingWhenThereAreErrorsAtFirst() throws Exception {
        replace("apis/orders/v1/api.yaml", "timeouts:", "timouts:");
        session = DevSession.open(setup(0), this::compile, new Ears());

        assertThat(session.start()).isEmpty();
        assertThat(heard).containsExactly("kept MGW2001");
    }

    @Test
    void startsWithTheFirstSaveThatHasNoErrors() throws Exception {
        replace("apis/orders/v1/api.yaml", "timeouts:", "timouts:");
        session = DevSession.open(setup(0), this::compile, new Ears());
        follow(session.start());
        assertThat(next("kept")).isEqualTo("kept MGW2001");

        replace("apis/orders/v1/api.yaml", "timouts:", "timeouts:");
        assertThat(next("ready")).isEqualTo("ready");

        replace("environments/dev/environment.yaml", "requests: 10", "requests: 14");
        assertThat(next("reloaded")).isEqualTo("reloaded");
    }

    @Test
    void saysThatTheGatewayEndedAndNotThatItIsSlow() throws Exception {
        Setup good = setup(0);
        Setup ending = new Setup(
                good.root(),
                0,
                0,
                good.latency(),
                RealBackends.NONE,
                List.of("sh", "-c", "exit 3"),
                Map.of(),
                good.gatewayStop(),
                good.mgwcVersion());
        session = DevSession.open(ending, this::compile, new Ears());

        assertThatThrownBy(session::start)
                .isInstanceOf(Failed.class)
                .hasMessage("the gateway ended while it started, with exit code 3");
    }

    @Test
    void saysWhatToDoWhenAPortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.ofLiteral("127.0.0.1"))) {
            assertThatThrownBy(() -> DevSession.open(setup(taken.getLocalPort()), this::compile, new Ears()))
                    .isInstanceOf(Failed.class)
                    .hasMessage(
                            "port " + taken.getLocalPort() + " is taken; choose another one with --port, or 0 for any");
        }
    }

    private final class Ears implements DevSession.Audience {
        @Override
        public void ready(Generation generation) {
            heard.add("ready");
        }

        @Override
        public void kept(Compilation broken) {
            heard.add("kept " + broken.diagnostics().getFirst().rule());
        }

        @Override
        public void reloaded(Generation before, Generation now) {
            heard.add("reloaded");
        }

        @Override
        public void same() {
            heard.add("same");
        }

        @Override
        public void refused(String reason) {
            heard.add("refused " + reason);
        }

        @Override
        public void said(String line) {
            heard.add("said " + line);
        }
    }

    private Generation start() throws Exception {
        session = DevSession.open(setup(0), this::compile, new Ears());
        return session.start().orElseThrow();
    }

    private CompletableFuture<Void> follow(Optional<Generation> generation) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                session.follow(generation);
                done.complete(null);
            } catch (Exception e) {
                done.completeExceptionally(e);
            }
        });
        return done;
    }

    private Compilation compile() {
        return new Compiler().compile(WorkTree.read(root), "dev");
    }

    private Setup setup(int port) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = List.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                FakeGateway.class.getName());
        return new Setup(
                root, port, 0, Duration.ZERO, RealBackends.NONE, command, Map.of(), Duration.ofSeconds(10), "test");
    }

    /** Waits for what begins with {@code start}; whatever else is heard before does not matter. */
    private String next(String start) throws InterruptedException {
        while (true) {
            String line = heard.poll(30, TimeUnit.SECONDS);
            if (line == null || line.startsWith(start)) {
                return String.valueOf(line);
            }
        }
    }

    /** Waits until all of these were heard, in whatever order: the gateway's own lines come by another thread. */
    private boolean hear(String... lines) throws InterruptedException {
        List<String> missing = new ArrayList<>(List.of(lines));
        String line = "";
        while (!missing.isEmpty() && line != null) {
            line = heard.poll(30, TimeUnit.SECONDS);
            missing.remove(line);
        }
        return missing.isEmpty();
    }

    private void replace(String file, String text, String other) throws IOException {
        String before = Files.readString(root.resolve(file));
        assertThat(before).contains(text);
        Files.writeString(root.resolve(file), before.replace(text, other));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }
}
