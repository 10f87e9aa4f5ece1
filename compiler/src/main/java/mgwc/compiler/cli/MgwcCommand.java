package mgwc.compiler.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mgwc} itself: the global options, and nothing to do without a command. */
@Command(
        name = "mgwc",
        synopsisSubcommandLabel = "COMMAND",
        description = "Checks, compiles and runs API gateways whose configuration lives in Git.",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "Exit codes: 0 ok, 1 findings, 2 changes (with --exit-code), 64 usage, 70 internal error, 75 could not check."
        })
final class MgwcCommand implements Callable<Integer> {

    @Mixin
    final GlobalOptions options = new GlobalOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before any command runs
    CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "no command given");
    }
}
