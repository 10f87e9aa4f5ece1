package mgwc.cli.command;

import static mgwc.cli.console.Argument.option;

import java.nio.file.Path;
import java.util.Optional;
import mgwc.cli.console.Argument;
import mgwc.cli.console.CliContext;
import mgwc.cli.console.Command;
import mgwc.cli.console.Console;
import mgwc.cli.console.ExitCode;
import mgwc.cli.console.Flag;
import mgwc.cli.console.GlobalOptions;
import mgwc.release.Writing;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** {@code mgwc build}. */
public final class BuildCommand implements Command {

    private final CliContext context;
    private final GlobalOptions options;

    private final Argument<String> environment =
            option("--env", "ENV").description("The environment.").required().name();

    private final Argument<Path> out = option("--out", "DIR")
            .description("Where the release goes.")
            .required()
            .path();

    private final Flag allowEmpty =
            new Flag("--allow-empty", "Write the release even if the environment serves no API.");

    public BuildCommand(CliContext context, GlobalOptions options) {
        this.context = context;
        this.options = options;
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.wrapWithoutInspection(this)
                .usageMessage(new UsageMessageSpec()
                        .description("Compile an environment into a release and print its digest.")
                        .footer(
                                "",
                                "Nothing is written when there are findings that count as errors, or when",
                                "the release would be empty. The exit code is then 1.",
                                "",
                                "  mgwc build --env prod --out build/prod"))
                .add(environment.spec())
                .add(out.spec())
                .add(allowEmpty.spec());
    }

    @Override
    public Integer call() {
        Console console = new Console(context, options);
        Optional<ReleaseBuild> built = ReleaseBuild.of(new Inputs(context, options), console, environment.value());
        if (built.isEmpty()) {
            return ExitCode.FINDINGS;
        }
        if (built.get().empty() && !allowEmpty.isSet()) {
            context.err()
                    .println("mgwc: environment `" + environment.value()
                            + "` serves no API, so its release would be empty; nothing is written");
            context.err().println("add an API that it selects, or build the empty release with --allow-empty");
            return ExitCode.FINDINGS;
        }
        Writing.Change change = built.get().write(context.directory().resolve(out.value()));
        console.progress(
                switch (change) {
                    case NONE -> "unchanged: " + out.value();
                    case PROVENANCE -> "unchanged: " + out.value() + ", but for its provenance";
                    case RELEASE -> "wrote " + out.value();
                });
        console.result(built.get().release().digest().toString());
        return ExitCode.OK;
    }
}
