package mgwc.compiler.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import mgwc.compiler.Compilation;
import mgwc.compiler.Compiler;
import mgwc.compiler.dev.DevSession;
import mgwc.compiler.dev.DevSession.Audience;
import mgwc.compiler.dev.DevSession.Generation;
import mgwc.compiler.dev.SampleCalls;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code mgwc dev}. */
@Command(
        name = "dev",
        description =
                "Run an environment here, with mock back ends and a local token issuer, and follow what you save.",
        footer = {
            "",
            "Mocks answer with the examples of the OpenAPI contracts and name themselves in X-Backend. Secrets are left",
            "out. Tokens come from mgwc token. Ctrl-C stops everything."
        })
final class DevCommand implements Callable<Integer> {

    private static final Duration STOP = Duration.ofSeconds(10);

    enum Format {
        TEXT,
        JSON
    }

    private final Surroundings surroundings;
    private final GlobalOptions options;

    @Option(names = "--env", paramLabel = "ENV", defaultValue = "dev", description = "The environment; dev by default.")
    private String environment = "dev";

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "8080", description = "8080 by default; 0 takes any.")
    private int port = 8080;

    @Option(
            names = "--admin-port",
            paramLabel = "PORT",
            defaultValue = "9090",
            description = "9090 by default; 0 takes any.")
    private int adminPort = 9090;

    @Option(
            names = "--latency",
            paramLabel = "DURATION",
            defaultValue = "0s",
            converter = TokenCommand.DurationConverter.class,
            description = "How long every mock answer takes, such as 50ms.")
    private Duration latency = Duration.ZERO;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text, or json: one event a line on standard output.")
    private Format format = Format.TEXT;

    DevCommand(Surroundings surroundings, GlobalOptions options) {
        this.surroundings = surroundings;
        this.options = options;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Inputs inputs = new Inputs(surroundings, options);
        Path launcher = surroundings
                .launcher()
                .orElseThrow(() -> new Unchecked("mgwc dev starts gateways through the launcher `mgwc`; start it so"));
        DevSession.Setup setup = new DevSession.Setup(
                inputs.root(),
                port,
                adminPort,
                latency,
                List.of(launcher.toString(), "run"),
                Map.of("MGWC_BUILD", "never"),
                STOP,
                Version.current());
        Supplier<Compilation> compiler = () -> new Compiler().compile(inputs.read(), environment);
        try (DevSession session = DevSession.open(setup, compiler, audience(inputs))) {
            Thread closing = new Thread(session::close);
            Runtime.getRuntime().addShutdownHook(closing);
            session.follow(session.start());
            return ExitCode.OK;
        } catch (DevSession.Failed e) {
            throw new Unchecked(String.valueOf(e.getMessage()), e);
        }
    }

    private Audience audience(Inputs inputs) {
        return switch (format) {
            case TEXT -> new DevScreen(surroundings, new Screen(surroundings, options), inputs, this::samples);
            case JSON -> new DevEvents(surroundings, new Screen(surroundings, options), inputs, this::samples);
        };
    }

    private List<mgwc.compiler.dev.SampleCall> samples(Generation generation) {
        return new SampleCalls(generation.plan(), generation.config().contracts(), generation.gateway(), tokenCommand())
                .list();
    }

    /** How to call {@code mgwc token} from the shell that this was called from. */
    private String tokenCommand() {
        StringBuilder command = new StringBuilder(SampleCalls.quoted(surroundings.calledAs()));
        options.workspace.ifPresent(
                workspace -> command.append(" -C ").append(SampleCalls.quoted(workspace.toString())));
        command.append(" token");
        if (!environment.equals("dev")) {
            command.append(" --env ").append(SampleCalls.quoted(environment));
        }
        return command.toString();
    }
}
