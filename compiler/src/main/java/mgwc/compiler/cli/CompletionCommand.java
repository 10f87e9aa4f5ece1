package mgwc.compiler.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mgwc completion}: a script that both bash and zsh read. */
@Command(
        name = "completion",
        description = "Print a completion script for bash and zsh.",
        footer = {"", "To load it:  source <(mgwc completion)"})
final class CompletionCommand implements Callable<Integer> {

    enum Shell {
        BASH,
        ZSH
    }

    private final Surroundings surroundings;

    @Parameters(index = "0", arity = "0..1", paramLabel = "SHELL", defaultValue = "bash", description = "bash or zsh.")
    private Shell shell = Shell.BASH;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before any command runs
    private CommandSpec spec;

    CompletionCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (shell == Shell.ZSH) {
            surroundings.out().println("autoload -U +X bashcompinit && bashcompinit");
        }
        surroundings.out().print(AutoComplete.bash("mgwc", spec.root().commandLine()));
        return ExitCode.OK;
    }
}
