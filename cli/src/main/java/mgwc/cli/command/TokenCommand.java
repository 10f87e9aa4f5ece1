package mgwc.cli.command;

import static mgwc.cli.console.Argument.option;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import mgwc.cli.console.Argument;
import mgwc.cli.console.CliContext;
import mgwc.cli.console.Command;
import mgwc.cli.console.Console;
import mgwc.cli.console.ExitCode;
import mgwc.cli.console.GlobalOptions;
import mgwc.cli.console.UsageException;
import mgwc.compiler.Compilation;
import mgwc.compiler.Compiler;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.source.SourceTree;
import mgwc.dev.DevSession;
import mgwc.dev.LocalIssuer;
import mgwc.dev.TokenIssuer;
import mgwc.dev.UnknownNameException;
import mgwc.value.DurationText;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.TypeConversionException;

/** {@code mgwc token}. */
public final class TokenCommand implements Command {

    private final CliContext context;
    private final GlobalOptions options;

    private final Argument<String> environment = option("--env", "ENV")
            .description("The environment; dev by default.")
            .name()
            .or("dev");

    private final Argument<String> application = option("--app", "NAME")
            .description("The application; the first one by default.")
            .text();

    private final Argument<String> credential = option("--credential", "NAME")
            .description("The application's credential; its first production credential by default.")
            .text();

    private final Argument<List<String>> scopes = option("--scope", "SCOPE")
            .description("May be given several times.")
            .names();

    private final Argument<Duration> lifetime = option("--ttl", "DURATION")
            .description("How long it is valid: 90s, 15m, 1h (default).")
            .as(TokenCommand::duration)
            .or(Duration.ofHours(1));

    private final Argument<String> issuer = option("--issuer", "NAME")
            .description("The environment's issuer; the first one by default.")
            .text();

    public TokenCommand(CliContext context, GlobalOptions options) {
        this.context = context;
        this.options = options;
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.wrapWithoutInspection(this)
                .usageMessage(new UsageMessageSpec()
                        .description("Print an access token that the gateway of mgwc dev accepts.")
                        .footer(
                                "",
                                "It is signed with a key of this machine; no other gateway accepts it. While the workspace has errors, it is",
                                "one for what mgwc dev ran last."))
                .add(environment.spec())
                .add(application.spec())
                .add(credential.spec())
                .add(scopes.spec())
                .add(lifetime.spec())
                .add(issuer.spec());
    }

    @Override
    public Integer call() throws IOException {
        Inputs inputs = new Inputs(context, options);
        Outcome<SourceTree> source = inputs.read();
        Compilation compilation = new Compiler().compile(source, environment.value());
        Optional<TokenIssuer> found = compilation.plan().map(TokenIssuer::new);
        if (found.isEmpty()) {
            found = TokenIssuer.ofLastSession(inputs.root(), environment.value());
        }
        if (found.isEmpty()) {
            new Console(context, options).findings(compilation.diagnostics(), ReleaseBuild.lines(source));
            return ExitCode.FINDINGS;
        }
        TokenIssuer tokens = found.get();
        TokenIssuer.Request request = new TokenIssuer.Request(
                application.given(), credential.given(), issuer.given(), scopes.value(), lifetime.value());
        try {
            LocalIssuer local = LocalIssuer.in(DevSession.Setup.folder(inputs.root()), InstantSource.system());
            context.out().println(local.token(tokens.grant(request)));
            return ExitCode.OK;
        } catch (UnknownNameException e) {
            throw new UsageException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Reads the language's own form of durations. */
    static Duration duration(String text) {
        return DurationText.parse(text)
                .orElseThrow(() -> new TypeConversionException("`" + text + "` is no duration such as 90s or 1h"));
    }
}
