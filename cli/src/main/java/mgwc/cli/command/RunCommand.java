package mgwc.cli.command;

import static mgwc.cli.console.Argument.option;
import static mgwc.cli.console.Argument.parameter;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mgwc.cli.console.Argument;
import mgwc.cli.console.CliContext;
import mgwc.cli.console.Command;
import mgwc.cli.console.Console;
import mgwc.cli.console.ExitCode;
import mgwc.cli.console.Flag;
import mgwc.cli.console.GlobalOptions;
import mgwc.cli.console.UsageException;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * {@code mgwc run}, the part before there is a gateway: it prints the gateway's arguments, one a line, and the launcher
 * becomes the gateway.
 */
public final class RunCommand implements Command {

    private final CliContext context;
    private final GlobalOptions options;

    private final Argument<Path> release =
            parameter("DIR").description("A release that mgwc build wrote.").path();

    private final Argument<String> environment = option("--env", "ENV")
            .description("Compile this environment first.")
            .name();

    private final Argument<Integer> port = option("--port", "PORT")
            .description("Instead of the release's; 0 takes any free one.")
            .number();

    private final Argument<Integer> adminPort = option("--admin-port", "PORT")
            .description("Port of health, metrics and reload instead of the release's; 0 takes any free one.")
            .number();

    private final Argument<String> adminHost = option("--admin-host", "ADDRESS")
            .description("Address of the admin port instead of the release's.")
            .text();

    private final Argument<String> host = option("--host", "ADDRESS")
            .description("Address to listen on instead of the release's.")
            .text();

    private final Flag stopWithInput = new Flag(
            "--stop-with-input", "Stop when standard input ends, for a program that starts a gateway for itself.");

    public RunCommand(CliContext context, GlobalOptions options) {
        this.context = context;
        this.options = options;
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.wrapWithoutInspection(this)
                .usageMessage(new UsageMessageSpec()
                        .description("Run a release, or an environment of the workspace as it is.")
                        .footer(
                                "",
                                "  mgwc run releases/current",
                                "  mgwc run --env dev --port 8080",
                                "",
                                "The gateway prints one line on standard output when it is ready. Its log goes to"
                                        + " standard error. It runs until a signal ends it.",
                                "",
                                "SIGTERM and SIGINT stop it: it finishes the requests in flight, for 20 seconds at"
                                        + " most. SIGHUP reads the release again, like POST /reload on the admin"
                                        + " port. The gateway refuses a release that it cannot serve or that needs a"
                                        + " restart, logs the reason, and goes on with the one before.",
                                "",
                                "The exit code is 0 when a signal stopped it. It is 1 when the release is refused or"
                                        + " the gateway cannot start. It is 64 for a wrong command line, 70 for a"
                                        + " fault of mgwc, and 75 without a Java runtime or a workspace.",
                                "",
                                "Environment variables: HOSTNAME names the gateway in usage events. MGWC_JAVA_HOME"
                                        + " is the Java runtime, MGWC_JAVA_OPTS has more options for it. The release"
                                        + " names further variables for its secrets.",
                                "",
                                "Relative paths of the release, such as the spool var/spool, start at the folder you"
                                        + " call mgwc in."))
                .addArgGroup(ArgGroupSpec.builder()
                        .addArg(release.spec())
                        .addArg(environment.spec())
                        .build())
                .add(port.spec())
                .add(adminPort.spec())
                .add(host.spec())
                .add(adminHost.spec())
                .add(stopWithInput.spec());
    }

    @Override
    public Integer call() {
        if (release.given().isEmpty() && environment.given().isEmpty()) {
            throw new UsageException("name a release directory, or an environment with --env");
        }
        if (release.given().isPresent() && options.source().isPresent()) {
            throw new UsageException(options.source().get() + " goes with --env; a release is run as it is");
        }
        Optional<Path> directory = release.given().isPresent()
                ? release.given().map(context.directory()::resolve)
                : compiled(environment.value());
        directory.ifPresent(folder -> arguments(folder).forEach(context.out()::println));
        return directory.isPresent() ? ExitCode.OK : ExitCode.FINDINGS;
    }

    private Optional<Path> compiled(String environment) {
        Inputs inputs = new Inputs(context, options);
        Path directory = inputs.root().resolve(".mgwc").resolve("run").resolve(environment);
        Optional<ReleaseBuild> built = ReleaseBuild.of(inputs, new Console(context, options), environment);
        built.ifPresent(release -> release.write(directory));
        return built.map(release -> directory);
    }

    private List<String> arguments(Path directory) {
        List<String> arguments = new ArrayList<>(List.of(directory.toString()));
        port.given().ifPresent(number -> arguments.addAll(List.of("--port", number.toString())));
        adminPort.given().ifPresent(number -> arguments.addAll(List.of("--admin-port", number.toString())));
        host.given().ifPresent(address -> arguments.addAll(List.of("--host", address)));
        adminHost.given().ifPresent(address -> arguments.addAll(List.of("--admin-host", address)));
        if (stopWithInput.isSet()) {
            arguments.add("--stop-with-input");
        }
        return arguments;
    }
}
