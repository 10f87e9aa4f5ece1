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
            .description("Instead of the release's.")
            .number();

    private final Argument<String> host = option("--host", "ADDRESS")
            .description("Address to listen on instead of the release's.")
            .text();

    public RunCommand(CliContext context, GlobalOptions options) {
        this.context = context;
        this.options = options;
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.wrapWithoutInspection(this)
                .usageMessage(new UsageMessageSpec()
                        .description("Run a release, or an environment of the workspace as it is."))
                .addArgGroup(ArgGroupSpec.builder()
                        .addArg(release.spec())
                        .addArg(environment.spec())
                        .build())
                .add(port.spec())
                .add(adminPort.spec())
                .add(host.spec());
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
        return arguments;
    }
}
