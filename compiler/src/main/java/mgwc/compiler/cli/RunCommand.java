package mgwc.compiler.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code mgwc run}, the part before there is a gateway: it prints the gateway's arguments, one a line, and the launcher
 * becomes the gateway.
 */
@Command(name = "run", description = "Run a release, or an environment of the workspace as it is.")
final class RunCommand implements Callable<Integer> {

    private final Surroundings surroundings;
    private final GlobalOptions options;

    /** What to run. */
    static final class What {
        @Parameters(index = "0", paramLabel = "DIR", description = "A release that mgwc build wrote.")
        Optional<Path> release = Optional.empty();

        @Option(names = "--env", paramLabel = "ENV", description = "Compile this environment first.")
        Optional<String> environment = Optional.empty();
    }

    @ArgGroup
    private What what = new What();

    @Option(names = "--port", paramLabel = "PORT", description = "Instead of the release's; 0 takes any free one.")
    private Optional<Integer> port = Optional.empty();

    @Option(names = "--admin-port", paramLabel = "PORT", description = "Instead of the release's.")
    private Optional<Integer> adminPort = Optional.empty();

    @Option(names = "--host", paramLabel = "ADDRESS", description = "Address to listen on instead of the release's.")
    private Optional<String> host = Optional.empty();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before any command runs
    private CommandSpec spec;

    RunCommand(Surroundings surroundings, GlobalOptions options) {
        this.surroundings = surroundings;
        this.options = options;
    }

    @Override
    public Integer call() {
        if (what.release.isEmpty() && what.environment.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "name a release directory, or an environment with --env");
        }
        Optional<Path> release = what.release.map(surroundings.directory()::resolve);
        if (release.isEmpty()) {
            release = compiled(what.environment.orElseThrow());
        }
        release.ifPresent(directory -> arguments(directory).forEach(surroundings.out()::println));
        return release.isPresent() ? ExitCode.OK : ExitCode.FINDINGS;
    }

    private Optional<Path> compiled(String environment) {
        Inputs inputs = new Inputs(surroundings, options);
        Path directory = inputs.root().resolve(".mgwc").resolve("run").resolve(environment);
        Optional<ReleaseBuild> built = ReleaseBuild.of(inputs, new Screen(surroundings, options), environment);
        built.ifPresent(release -> release.write(directory));
        return built.map(release -> directory);
    }

    private List<String> arguments(Path directory) {
        List<String> arguments = new ArrayList<>(List.of(directory.toString()));
        port.ifPresent(number -> arguments.addAll(List.of("--port", number.toString())));
        adminPort.ifPresent(number -> arguments.addAll(List.of("--admin-port", number.toString())));
        host.ifPresent(address -> arguments.addAll(List.of("--host", address)));
        return arguments;
    }
}
