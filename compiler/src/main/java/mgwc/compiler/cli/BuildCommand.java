package mgwc.compiler.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code mgwc build}. */
@Command(
        name = "build",
        description = "Compile an environment into a release and print its digest.",
        footer = {"", "Nothing is written when there are findings that count as errors."})
final class BuildCommand implements Callable<Integer> {

    private final Surroundings surroundings;
    private final GlobalOptions options;

    @Option(names = "--env", paramLabel = "ENV", required = true, description = "The environment.")
    private String environment = "";

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where the release goes.")
    private Path out = Path.of("");

    BuildCommand(Surroundings surroundings, GlobalOptions options) {
        this.surroundings = surroundings;
        this.options = options;
    }

    @Override
    public Integer call() {
        Screen screen = new Screen(surroundings, options);
        Optional<ReleaseBuild> built = ReleaseBuild.of(new Inputs(surroundings, options), screen, environment);
        if (built.isEmpty()) {
            return ExitCode.FINDINGS;
        }
        boolean changed = built.get().write(surroundings.directory().resolve(out));
        screen.progress((changed ? "wrote " : "unchanged: ") + out);
        screen.result(built.get().release().digest());
        return ExitCode.OK;
    }
}
