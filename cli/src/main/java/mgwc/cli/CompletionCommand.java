package mgwc.cli;

import static mgwc.cli.Argument.parameter;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** {@code mgwc completion}: a script that both bash and zsh read. */
final class CompletionCommand implements Command {

    enum Shell {
        BASH,
        ZSH
    }

    private final Surroundings surroundings;
    private final CommandLine mgwc;

    private final Argument<Shell> shell = parameter("SHELL")
            .description("bash or zsh.")
            .optional()
            .oneOf(Shell.values())
            .or(Shell.BASH);

    /** @param mgwc with all its commands */
    CompletionCommand(Surroundings surroundings, CommandLine mgwc) {
        this.surroundings = surroundings;
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
            surroundings.out().println("autoload -U +X bashcompinit && bashcompinit");
        }
        surroundings.out().print(AutoComplete.bash("mgwc", mgwc));
        return ExitCode.OK;
    }
}
