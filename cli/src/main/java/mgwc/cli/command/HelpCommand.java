package mgwc.cli.command;

import static mgwc.cli.console.Argument.parameter;

import java.util.List;
import mgwc.cli.console.Argument;
import mgwc.cli.console.CliContext;
import mgwc.cli.console.Command;
import mgwc.cli.console.ExitCode;
import mgwc.cli.console.UsageException;
import mgwc.compiler.text.Spelling;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** {@code mgwc help}. */
public final class HelpCommand implements Command {

    private final CliContext context;
    private final CommandLine mgwc;

    private final Argument<List<String>> words = parameter("COMMAND")
            .description("The command, such as build, or hook install.")
            .optional()
            .texts();

    /** @param mgwc with all its commands */
    public HelpCommand(CliContext context, CommandLine mgwc) {
        this.context = context;
        this.mgwc = mgwc;
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.wrapWithoutInspection(this)
                .usageMessage(new UsageMessageSpec()
                        .description("Print the help of a command; without one list the commands.")
                        .footer("", "  mgwc help build"))
                .add(words.spec());
    }

    @Override
    public Integer call() {
        CommandLine command = mgwc;
        for (String word : words.value()) {
            CommandLine next = command.getSubcommands().get(word);
            if (next == null) {
                throw UsageException.withoutHelp("unknown command `" + word + "`"
                        + Spelling.question(word, command.getSubcommands().keySet())
                                .map(question -> "; " + question)
                                .orElse(""));
            }
            command = next;
        }
        command.usage(context.out());
        return ExitCode.OK;
    }
}
