package mgwc.cli.command;

import static mgwc.cli.console.Argument.option;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import mgwc.cli.console.Argument;
import mgwc.cli.console.CannotRunException;
import mgwc.cli.console.CliContext;
import mgwc.cli.console.Command;
import mgwc.cli.console.Console;
import mgwc.cli.console.ExitCode;
import mgwc.cli.console.GlobalOptions;
import mgwc.cli.console.UsageException;
import mgwc.cli.console.Version;
import mgwc.compiler.Compilation;
import mgwc.compiler.Compiler;
import mgwc.dev.DevSession;
import mgwc.dev.DevSession.Audience;
import mgwc.dev.DevSession.Generation;
import mgwc.dev.RealBackends;
import mgwc.dev.SampleCalls;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** {@code mgwc dev}. */
public final class DevCommand implements Command {

    private static final Duration STOP = Duration.ofSeconds(10);

    enum Format {
        TEXT,
        JSON
    }

    private final CliContext context;
    private final GlobalOptions options;

    private final Argument<String> environment = option("--env", "ENV")
            .description("The environment; dev by default.")
            .name()
            .or("dev");

    private final Argument<Integer> port = option("--port", "PORT")
            .description("8080 by default; 0 takes any.")
            .number()
            .or(8080);

    private final Argument<Integer> adminPort = option("--admin-port", "PORT")
            .description("9090 by default; 0 takes any.")
            .number()
            .or(9090);

    private final Argument<Duration> latency = option("--latency", "DURATION")
            .description("How long every mock answer takes, such as 50ms.")
            .as(TokenCommand::duration)
            .or(Duration.ZERO);

    private final Argument<List<String>> real = option("--real", "API[=URL]")
            .description("Do not mock this API: its requests go to the backends of the environment, or to this URL."
                    + " May be repeated.")
            .texts();

    private final Argument<Format> format = option("--format", "FORMAT")
            .description("text, or json: one event a line on standard output.")
            .oneOf(Format.values())
            .or(Format.TEXT);

    public DevCommand(CliContext context, GlobalOptions options) {
        this.context = context;
        this.options = options;
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.wrapWithoutInspection(this)
                .usageMessage(new UsageMessageSpec()
                        .description(
                                "Run an environment here, with mock backends and a local token issuer, and follow what you save.")
                        .footer(
                                "",
                                "Mocks answer with the examples of the OpenAPI contracts and name themselves in X-Backend. Secrets are left",
                                "out. Tokens come from mgwc token. Ctrl-C stops everything."))
                .add(environment.spec())
                .add(port.spec())
                .add(adminPort.spec())
                .add(latency.spec())
                .add(real.spec())
                .add(format.spec());
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        RealBackends unmocked = real();
        Inputs inputs = new Inputs(context, options);
        Path launcher = context.launcher()
                .orElseThrow(() ->
                        new CannotRunException("mgwc dev starts gateways through the launcher `mgwc`; start it so"));
        DevSession.Setup setup = new DevSession.Setup(
                inputs.root(),
                port.value(),
                adminPort.value(),
                latency.value(),
                unmocked,
                List.of(launcher.toString(), "run"),
                Map.of("MGWC_BUILD", "never"),
                STOP,
                Version.current());
        Supplier<Compilation> compiler = () -> new Compiler().compile(inputs.read(), environment.value());
        try (DevSession session = DevSession.open(setup, compiler, audience(inputs))) {
            Thread closing = new Thread(session::close);
            Runtime.getRuntime().addShutdownHook(closing);
            session.follow(session.start());
            return ExitCode.OK;
        } catch (DevSession.Failed e) {
            throw new CannotRunException(String.valueOf(e.getMessage()), e);
        }
    }

    private Audience audience(Inputs inputs) {
        return switch (format.value()) {
            case TEXT -> new DevConsole(context, new Console(context, options), inputs, this::samples);
            case JSON -> new DevEvents(context, new Console(context, options), inputs, this::samples);
        };
    }

    private RealBackends real() {
        try {
            return RealBackends.parse(real.value());
        } catch (IllegalArgumentException e) {
            throw new UsageException("--real: " + e.getMessage());
        }
    }

    private SampleCalls samples(Generation generation) {
        return new SampleCalls(
                generation.plan(), generation.config().contracts(), generation.gateway(), tokenCommand());
    }

    /** How to call {@code mgwc token} from the shell that this was called from. */
    private String tokenCommand() {
        StringBuilder command = new StringBuilder(SampleCalls.quoted(context.calledAs()));
        options.workspace()
                .ifPresent(workspace -> command.append(" -C ").append(SampleCalls.quoted(workspace.toString())));
        command.append(" token");
        if (!environment.value().equals("dev")) {
            command.append(" --env ").append(SampleCalls.quoted(environment.value()));
        }
        return command.toString();
    }
}
