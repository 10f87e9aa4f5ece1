package mgwc.cli;

import static mgwc.cli.Argument.option;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** {@code mgwc version}. */
final class VersionCommand implements Command {

    enum Format {
        TEXT,
        JSON
    }

    private final Surroundings surroundings;

    private final Argument<Format> format = option("--format", "FORMAT")
            .description("text or json.")
            .oneOf(Format.values())
            .or(Format.TEXT);

    VersionCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
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
            case TEXT -> surroundings.out().println("mgwc " + Version.current());
            case JSON ->
                surroundings
                        .out()
                        .printf(
                                "{\"version\":\"%s\",\"language\":\"mgwc/v1\",\"releaseFormat\":1,\"java\":\"%s\"}%n",
                                Version.current(), Runtime.version());
        }
        return ExitCode.OK;
    }
}
