package mgwc.cli;

import static mgwc.cli.Argument.option;

import java.nio.file.Path;
import java.util.Optional;
import mgwc.release.Writing;
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
        Writing.Change change = built.get().write(surroundings.directory().resolve(out.value()));
        screen.progress(
                switch (change) {
                    case NONE -> "unchanged: " + out.value();
                    case PROVENANCE -> "unchanged: " + out.value() + ", but for its provenance";
                    case RELEASE -> "wrote " + out.value();
                });
        screen.result(built.get().release().digest().toString());
        return ExitCode.OK;
    }
}
