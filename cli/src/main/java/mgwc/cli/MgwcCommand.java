package mgwc.cli;

import mgwc.cli.console.CliContext;
import mgwc.cli.console.Command;
import mgwc.cli.console.ExitCode;
import mgwc.cli.console.Flag;
import mgwc.cli.console.GlobalOptions;
import mgwc.cli.console.Version;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** {@code mgwc} itself: the global options, and the list of commands when there is none. */
final class MgwcCommand implements Command {

    private final CliContext context;
    private final GlobalOptions options;
    private final Flag version = new Flag("--version", "Print the version.");

    MgwcCommand(CliContext context, GlobalOptions options) {
        this.context = context;
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
        return spec.addOption(version.spec());
    }

    @Override
    public Integer call() {
        if (version.isSet()) {
            context.out().println("mgwc " + Version.current());
            return ExitCode.OK;
        }
        context.err().println("mgwc: no command given");
        context.err().println();
        version.spec().command().commandLine().usage(context.err());
        return ExitCode.USAGE;
    }
}
