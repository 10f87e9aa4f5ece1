package mgwc.cli.command;

import java.io.InputStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import mgwc.cli.console.CliContext;
import mgwc.cli.console.Command;
import mgwc.cli.console.Flag;
import mgwc.cli.console.Version;
import mgwc.lsp.EditorConnection;
import mgwc.lsp.RecallingCheck;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** {@code mgwc lsp}. */
public final class LspCommand implements Command {

    private final CliContext context;
    private final InputStream in;
    private final Flag stdio =
            new Flag("--stdio", "How it talks in any case; there for editors that say so to every language server.");

    public LspCommand(CliContext context, InputStream in) {
        this.context = context;
        this.in = in;
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.wrapWithoutInspection(this)
                .addOption(stdio.spec())
                .usageMessage(
                        new UsageMessageSpec()
                                .description(
                                        "Serve an editor: findings, documentation, completion and references while you type.")
                                .footer(
                                        "",
                                        "Speaks the Language Server Protocol on standard input and output; editors start it.",
                                        "It ends with 0 when the editor shuts it down, with 1 when the editor goes away without a word."));
    }

    @Override
    public Integer call() throws InterruptedException {
        return EditorConnection.serve(
                in,
                context.out(),
                Version.current(),
                new RecallingCheck(() -> LocalDate.now(ZoneOffset.UTC)),
                line -> context.err().println("mgwc: " + line));
    }
}
