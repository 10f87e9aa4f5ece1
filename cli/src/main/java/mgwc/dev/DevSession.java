package mgwc.dev;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import mgwc.compiler.Compilation;
import mgwc.compiler.emit.Emitter;
import mgwc.compiler.emit.RouteBundle;
import mgwc.compiler.plan.GatewayPlan;
import mgwc.compiler.resolve.EnvironmentConfig;
import mgwc.compiler.text.Listing;
import mgwc.dev.GatewayProcess.Answer;
import mgwc.release.Provenance;
import mgwc.release.Release;
import mgwc.release.ReleaseWriter;
import mgwc.release.Writing;

/**
 * A gateway on the developer's machine that follows what is saved. It always runs the last generation that had no
 * errors.
 */
public final class DevSession implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration SETTLE = Duration.ofMillis(60);
    private static final Duration LOOK_AROUND = Duration.ofMillis(500);

    private final Setup setup;
    private final Supplier<Compilation> compiler;
    private final Audience audience;
    private final LocalIssuer issuer;
    private final MockBackends mocks;
    private final WorkspaceWatch watch;
    private final int port;
    private final int adminPort;
    private volatile Optional<GatewayProcess> gateway = Optional.empty();
    private volatile boolean closed;

    /**
     * What a session needs to know.
     *
     * @param root of the workspace; the session keeps its files in {@code .mgwc/dev} below it
     * @param port of the gateway; 0 takes any free one, as for {@code adminPort}
     * @param latency of every mock answer
     * @param real APIs whose backends are not mocked
     * @param gatewayCommand program and arguments that start a gateway; the release directory is added
     * @param gatewayEnvironment added to the environment of the gateway
     * @param gatewayStop how long a gateway that was asked to stop may take
     */
    public record Setup(
            Path root,
            int port,
            int adminPort,
            Duration latency,
            RealBackends real,
            List<String> gatewayCommand,
            Map<String, String> gatewayEnvironment,
            Duration gatewayStop,
            String mgwcVersion) {

        public Setup {
            gatewayCommand = List.copyOf(gatewayCommand);
            gatewayEnvironment = Map.copyOf(gatewayEnvironment);
        }

        Path folder() {
            return folder(root);
        }

        /** Where sessions of a workspace keep the issuer's key, the release and the spool. */
        public static Path folder(Path root) {
            return root.resolve(".mgwc").resolve("dev");
        }
    }

    /** Hears what happens in a session. */
    public interface Audience {

        /** The gateway serves; what is to be seen there can be tried now. */
        void ready(Generation generation);

        /** There are errors; the gateway goes on with what it had, or is not started before they are gone. */
        void kept(Compilation broken);

        /** What was saved is live. */
        void reloaded(Generation before, Generation now);

        /** What was saved comes to what the gateway runs already. */
        void same();

        /** What was saved has no errors, but the gateway refused it and goes on with what it had. */
        void refused(String reason);

        /** The gateway printed a line. */
        void said(String line);
    }

    /** What the gateway runs. */
    public record Generation(EnvironmentConfig config, GatewayPlan plan, URI gateway, URI admin, String digest) {}

    /** A session could not start or go on. The message is fit for the user. */
    public static final class Failed extends Exception {

        private static final long serialVersionUID = 1;

        Failed(String message) {
            super(message);
        }
    }

    private DevSession(
            Setup setup,
            Supplier<Compilation> compiler,
            Audience audience,
            LocalIssuer issuer,
            MockBackends mocks,
            WorkspaceWatch watch,
            int port,
            int adminPort) {
        this.setup = setup;
        this.compiler = compiler;
        this.audience = audience;
        this.issuer = issuer;
        this.mocks = mocks;
        this.watch = watch;
        this.port = port;
        this.adminPort = adminPort;
    }

    /**
     * Opens a session; nothing is compiled or started but the mock backends.
     *
     * @param compiler compiles the session's environment as it is at the moment of the call
     * @throws Failed when a port is taken
     * @throws IOException when the session's folder cannot be written
     */
    public static DevSession open(Setup setup, Supplier<Compilation> compiler, Audience audience)
            throws IOException, Failed {
        Files.createDirectories(setup.folder());
        LocalIssuer issuer = LocalIssuer.in(setup.folder(), InstantSource.system());
        try (ServerSocket api = bound("--port", setup.port());
                ServerSocket admin = bound("--admin-port", setup.adminPort())) {
            return new DevSession(
                    setup,
                    compiler,
                    audience,
                    issuer,
                    MockBackends.start(setup.latency()),
                    WorkspaceWatch.of(setup.root(), SETTLE), // from before the first compilation, so no save is missed
                    api.getLocalPort(),
                    admin.getLocalPort());
        }
    }

    /**
     * Compiles, starts the gateway and waits until it serves.
     *
     * @return what it runs; nothing when there are errors, which the audience got to hear
     * @throws Failed when the gateway does not come up, or an API with real backends is not served
     */
    public Optional<Generation> start() throws IOException, InterruptedException, Failed {
        Compilation compilation = compiler.get();
        if (compilation.plan().isPresent()) {
            checkReal(compilation.plan().get());
        }
        Optional<Generation> first = write(compilation);
        if (first.isEmpty()) {
            audience.kept(compilation);
            return first;
        }
        List<String> command = new ArrayList<>(setup.gatewayCommand());
        command.add(release().toString());
        command.add("--stop-with-input");
        GatewayProcess process = GatewayProcess.start(
                command, setup.gatewayEnvironment(), setup.folder(), address(adminPort), audience::said);
        gateway = Optional.of(process);
        if (!process.awaitReady(START_LIMIT)) {
            throw new Failed(
                    !process.isAlive()
                            ? "the gateway ended while it started, with exit code "
                                    + process.ended().join()
                            : "the gateway was not ready after " + START_LIMIT.toSeconds() + " s");
        }
        audience.ready(first.get());
        return first;
    }

    /**
     * Follows what is saved until the session is closed.
     *
     * @param started what the gateway runs; when there were errors, it is started by the first save without any
     * @throws Failed when the gateway ends although nobody asked it to, or does not come up
     */
    public void follow(Optional<Generation> started) throws IOException, InterruptedException, Failed {
        Optional<Generation> current = started;
        while (!closed) {
            checkThatItRuns();
            if (watch.awaitChange(LOOK_AROUND) && !closed) {
                current = current.isPresent() ? Optional.of(next(current.get())) : start();
            }
        }
    }

    private void checkReal(GatewayPlan plan) throws Failed {
        List<String> unknown = setup.real().unknown(plan);
        if (!unknown.isEmpty()) {
            throw new Failed("--real names `" + unknown.getFirst() + "`, which `" + plan.environment()
                    + "` does not serve; it serves "
                    + Listing.of(
                            plan.apis().stream().map(api -> api.id().toString()).toList()));
        }
    }

    private void checkThatItRuns() throws Failed {
        if (gateway.isPresent() && gateway.get().ended().isDone() && !closed) {
            throw new Failed(
                    "the gateway ended with exit code " + gateway.get().ended().join());
        }
    }

    private Generation next(Generation current) throws IOException, InterruptedException {
        Compilation compilation = compiler.get();
        Optional<Generation> next = write(compilation);
        if (next.isEmpty()) {
            audience.kept(compilation);
            return current;
        }
        if (next.get().digest().equals(current.digest())) {
            audience.same();
            return current;
        }
        Answer answer = reload();
        if (!answer.ok()) {
            audience.refused(answer.body());
            return current;
        }
        audience.reloaded(current, next.get());
        return next.get();
    }

    /** Lets the gateway take up the release it has once more. */
    Answer reload() throws IOException, InterruptedException {
        return gateway.orElseThrow().reload();
    }

    /** Lets the local issuer sign a token as an environment's gateway expects it. */
    public String token(GatewayPlan plan, TokenIssuer.Request request) {
        return issuer.token(new TokenIssuer(plan).grant(request));
    }

    private Optional<Generation> write(Compilation compilation) throws IOException {
        if (compilation.plan().isEmpty() || compilation.config().isEmpty()) {
            return Optional.empty();
        }
        EnvironmentConfig config = compilation.config().get();
        GatewayPlan plan =
                LocalPlan.of(compilation.plan().get(), mocks.address(), issuer.keySet(), port, adminPort, setup.real());
        mocks.mock(MockBackends.of(plan, config.contracts()));
        RouteBundle bundle = new Emitter().emit(plan);
        Release release =
                Release.of(bundle.environment(), bundle.files(), new Provenance(Optional.empty(), setup.mgwcVersion()));
        return switch (ReleaseWriter.write(release, release())) {
            case Writing.Written written ->
                Optional.of(new Generation(
                        config,
                        plan,
                        address(port),
                        address(adminPort),
                        written.digest().toString()));
            case Writing.Refused refused -> throw new IOException(refused.reason() + "; " + refused.help());
        };
    }

    private Path release() {
        return setup.folder().resolve("release");
    }

    private static URI address(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    private static ServerSocket bound(String option, int port) throws IOException, Failed {
        ServerSocket socket = new ServerSocket();
        try {
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw new Failed("port " + port + " is taken; choose another one with " + option + ", or 0 for any");
        }
    }

    /** Stops the gateway and the mock backends. */
    @Override
    public void close() {
        closed = true;
        gateway.ifPresent(process -> process.stop(setup.gatewayStop()));
        mocks.close();
        watch.close();
    }
}
