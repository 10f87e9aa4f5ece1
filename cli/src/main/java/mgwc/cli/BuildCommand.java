package mgwc.cli;

import static mgwc.cli.Argument.option;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** {@code mgwc build}. */
final class BuildCommand implements Command {

    private final Surroundings surroundings;
    private final GlobalOptions options;

    private final Argument<String> environment =
            option("--env", "ENV").description("The environment.").required().name();

    private final Argument<Path> out = option("--out", "DIR")
            .description("Where the release goes.")
            .required()
            .path();

    BuildCommand(Surroundings surroundings, GlobalOptions options) {
        this.surroundings = surroundings;
        this.options = options;
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.wrapWithoutInspection(this)
                .usageMessage(new UsageMessageSpec()
                        .description("Compile an environment into a release and print its digest.")
                        .footer("", "Nothing is written when there are findings that count as errors."))
                .add(environment.spec())
                .add(out.spec());
    }

    @Override
    public Integer call() {
        Screen screen = new Screen(surroundings, options);
        Optional<ReleaseBuild> built = ReleaseBuild.of(new Inputs(surroundings, options), screen, environment.value());
        if (built.isEmpty()) {
            return ExitCode.FINDINGS;
        }
        boolean changed = built.get().write(surroundings.directory().resolve(out.value()));
        screen.progress((changed ? "wrote " : "unchanged: ") + out.value());
        screen.result(built.get().release().digest());
        return ExitCode.OK;
    }
}
