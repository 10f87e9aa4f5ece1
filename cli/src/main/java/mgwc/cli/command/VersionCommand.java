package mgwc.cli.command;

import static mgwc.cli.console.Argument.option;

import mgwc.cli.console.Argument;
import mgwc.cli.console.CliContext;
import mgwc.cli.console.Command;
import mgwc.cli.console.ExitCode;
import mgwc.cli.console.Version;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** {@code mgwc version}. */
public final class VersionCommand implements Command {

    enum Format {
        TEXT,
        JSON
    }

    private final CliContext context;

    private final Argument<Format> format = option("--format", "FORMAT")
            .description("text or json.")
            .oneOf(Format.values())
            .or(Format.TEXT);

    public VersionCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.wrapWithoutInspection(this)
                .usageMessage(new UsageMessageSpec().description("Print the version."))
                .add(format.spec());
    }

    @Override
    public Integer call() {
        switch (format.value()) {
            case TEXT -> context.out().println("mgwc " + Version.current());
            case JSON ->
                context.out()
                        .printf(
                                "{\"version\":\"%s\",\"language\":\"mgwc/v1\",\"releaseFormat\":1,\"java\":\"%s\"}%n",
                                Version.current(), Runtime.version());
        }
        return ExitCode.OK;
    }
}
