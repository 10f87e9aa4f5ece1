package mgwc.compiler.cli;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import mgwc.compiler.Compilation;
import mgwc.compiler.Compiler;
import mgwc.compiler.dev.DevSession;
import mgwc.compiler.dev.LocalIssuer;
import mgwc.compiler.dev.TokenOffice;
import mgwc.compiler.dev.UnknownName;
import mgwc.compiler.report.Outcome;
import mgwc.compiler.source.SourceTree;
import mgwc.value.DurationText;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code mgwc token}. */
@Command(
        name = "token",
        description = "Print an access token that the gateway of mgwc dev accepts.",
        footer = {
            "",
            "It is signed with a key of this machine; no other gateway accepts it. While the workspace has errors, it is",
            "one for what mgwc dev ran last."
        })
final class TokenCommand implements Callable<Integer> {

    private final Surroundings surroundings;
    private final GlobalOptions options;

    @Option(names = "--env", paramLabel = "ENV", defaultValue = "dev", description = "The environment; dev by default.")
    private String environment = "dev";

    @Option(names = "--app", paramLabel = "NAME", description = "The application; the first one by default.")
    private Optional<String> application = Optional.empty();

    @Option(
            names = "--credential",
            paramLabel = "NAME",
            description = "The application's credential; its first production credential by default.")
    private Optional<String> credential = Optional.empty();

    @Option(names = "--scope", split = ",", paramLabel = "SCOPE", description = "May be given several times.")
    private List<String> scopes = List.of();

    @Option(
            names = "--ttl",
            paramLabel = "DURATION",
            defaultValue = "1h",
            converter = DurationConverter.class,
            description = "How long it is valid: 90s, 15m, 1h (default).")
    private Duration lifetime = Duration.ofHours(1);

    @Option(
            names = "--issuer",
            paramLabel = "NAME",
            description = "The environment's issuer; the first one by default.")
    private Optional<String> issuer = Optional.empty();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before any command runs
    private CommandSpec spec;

    TokenCommand(Surroundings surroundings, GlobalOptions options) {
        this.surroundings = surroundings;
        this.options = options;
    }

    @Override
    public Integer call() throws IOException {
        Inputs inputs = new Inputs(surroundings, options);
        Outcome<SourceTree> source = inputs.read();
        Compilation compilation = new Compiler().compile(source, environment);
        Optional<TokenOffice> found = compilation.plan().map(TokenOffice::new);
        if (found.isEmpty()) {
            found = TokenOffice.ofLastSession(inputs.root(), environment);
        }
        if (found.isEmpty()) {
            new Screen(surroundings, options).findings(compilation.diagnostics(), ReleaseBuild.lines(source));
            return ExitCode.FINDINGS;
        }
        TokenOffice office = found.get();
        TokenOffice.Request request = new TokenOffice.Request(application, credential, issuer, scopes, lifetime);
        try {
            LocalIssuer local = LocalIssuer.in(DevSession.Setup.folder(inputs.root()), InstantSource.system());
            surroundings.out().println(local.token(office.grant(request)));
            return ExitCode.OK;
        } catch (UnknownName e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /** Reads the language's own form of durations. */
    static final class DurationConverter implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            return DurationText.parse(text)
                    .orElseThrow(() -> new TypeConversionException("`" + text + "` is no duration such as 90s or 1h"));
        }
    }
}
