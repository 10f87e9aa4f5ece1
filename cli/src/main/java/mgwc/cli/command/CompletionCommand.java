package mgwc.cli.command;

import static mgwc.cli.console.Argument.parameter;

import mgwc.cli.console.Argument;
import mgwc.cli.console.CliContext;
import mgwc.cli.console.Command;
import mgwc.cli.console.ExitCode;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** {@code mgwc completion}: a script that both bash and zsh read. */
public final class CompletionCommand implements Command {

    enum Shell {
        BASH,
        ZSH
    }

    private final CliContext context;
    private final CommandLine mgwc;

    private final Argument<Shell> shell = parameter("SHELL")
            .description("bash or zsh.")
            .optional()
            .oneOf(Shell.values())
            .or(Shell.BASH);

    /** @param mgwc with all its commands */
    public CompletionCommand(CliContext context, CommandLine mgwc) {
        this.context = context;
        this.mgwc = mgwc;
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.wrapWithoutInspection(this)
                .usageMessage(new UsageMessageSpec()
                        .description("Print a completion script for bash and zsh.")
                        .footer("", "To load it:  source <(mgwc completion)"))
                .add(shell.spec());
    }

    @Override
    public Integer call() {
        if (shell.value() == Shell.ZSH) {
            context.out().println("autoload -U +X bashcompinit && bashcompinit");
        }
        context.out().print(AutoComplete.bash("mgwc", mgwc));
        return ExitCode.OK;
    }
}
