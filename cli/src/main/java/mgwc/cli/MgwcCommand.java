package mgwc.cli;

import mgwc.cli.console.Command;
import mgwc.cli.console.GlobalOptions;
import mgwc.cli.console.UsageException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** {@code mgwc} itself: the global options, and nothing to do without a command. */
final class MgwcCommand implements Command {

    private final GlobalOptions options;

    MgwcCommand(GlobalOptions options) {
        this.options = options;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this)
                .name("mgwc")
                .usageMessage(
                        new UsageMessageSpec()
                                .synopsisSubcommandLabel("COMMAND")
                                .description("Checks, compiles and runs API gateways whose configuration lives in Git.")
                                .commandListHeading("%nCommands:%n")
                                .optionListHeading("%nOptions:%n")
                                .footer(
                                        "",
                                        "Exit codes: 0 ok, 1 findings, 2 changes (with --exit-code), 64 usage, 70 internal error, 75 could not check."));
        options.addTo(spec);
        return spec;
    }

    @Override
    public Integer call() {
        throw new UsageException("no command given");
    }
}
