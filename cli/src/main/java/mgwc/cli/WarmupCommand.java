package mgwc.cli;

import static mgwc.cli.console.Argument.parameter;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mgwc.cli.command.DevConsole;
import mgwc.cli.command.Inputs;
import mgwc.cli.console.Argument;
import mgwc.cli.console.CannotRunException;
import mgwc.cli.console.CliContext;
import mgwc.cli.console.Command;
import mgwc.cli.console.Console;
import mgwc.cli.console.ExitCode;
import mgwc.cli.console.GlobalOptions;
import mgwc.cli.console.Version;
import mgwc.compiler.Compiler;
import mgwc.compiler.plan.GatewayPlan;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.source.SourceTree;
import mgwc.compiler.validation.ValidationCacheFile;
import mgwc.dev.DevSession;
import mgwc.dev.GatewayWarmup;
import mgwc.dev.SampleCalls;
import mgwc.layout.Folder;
import mgwc.layout.WorkspaceLayout;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * {@code mgwc warmup}: what packaging runs so that the JVM learns which classes to keep in the AOT cache. It walks
 * through what people wait for, including the ways it fails. Findings in the workspace do not matter.
 */
final class WarmupCommand implements Command {

    enum Part {
        CLI,
        GATEWAY
    }

    /** {@code DIR} stands for a scratch folder. */
    private static final List<String> LINES = List.of(
            "--help",
            "validate --help",
            "validat",
            "validate --evn dev",
            "validate",
            "validate --staged",
            "validate --git-ref HEAD",
            "validate --color always --env dev,prod --format json=DIR/findings.json",
            "validate --format sarif=DIR/a.sarif --format junit=DIR/a.xml --format warnings-ng=DIR/a.json",
            "build --env dev --out DIR/release",
            "build --env nowhere --out DIR/other",
            "run --env dev --port 0",
            "explain MGW2001",
            "explain pizza-shack-v1 --env prod",
            "explain pizza-shack-v1 --env prod --format json",
            "effective --env prod",
            "diff HEAD --env prod",
            "token --scope order:read",
            "schema",
            "schema Api",
            "doctor",
            "version",
            "-C DIR/broken validate",
            "-C DIR/large validate",
            "-C DIR/large validate -v");

    private static final String BROKEN = """
            apiVersion: mgwc/v1
            kind: Workspace
            metadata: {name: broken, name: twice}
            spec:
              promotoin: [dev, *anchor]
            """;

    private final CliContext context;
    private final GlobalOptions options;

    private final Argument<Part> part =
            parameter("PART").description("cli or gateway.").oneOf(Part.values());

    WarmupCommand(CliContext context, GlobalOptions options) {
        this.context = context;
        this.options = options;
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.wrapWithoutInspection(this)
                .usageMessage(new UsageMessageSpec()
                        .description("Do what is typical, to train an AOT cache.")
                        .hidden(true))
                .add(part.spec());
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        return switch (part.value()) {
            case CLI -> commands();
            case GATEWAY -> gateway();
        };
    }

    private int commands() throws IOException {
        Path scratch = Files.createTempDirectory("mgwc-warmup");
        try {
            Files.createDirectories(scratch.resolve("broken"));
            Files.writeString(scratch.resolve("broken").resolve(WorkspaceLayout.ROOT_FILE), BROKEN);
            large(scratch.resolve("large"));
            for (String line : LINES) {
                int code = Mgwc.run(
                        unheard(scratch),
                        line.replace("DIR", scratch.toString()).split(" "));
                if (code == ExitCode.INTERNAL) {
                    return code;
                }
            }
        } finally {
            try (Stream<Path> files = Files.walk(scratch)) {
                files.sorted((left, right) -> right.compareTo(left))
                        .forEach(file -> file.toFile().delete());
            }
        }
        return ExitCode.OK;
    }

    private int gateway() throws IOException, InterruptedException {
        Inputs inputs = new Inputs(context, options);
        Path launcher = context.launcher().orElseThrow(() -> new CannotRunException("there is no launcher"));
        Console console = new Console(context, options);
        try {
            boolean played = GatewayWarmup.play(
                    inputs.root(),
                    List.of(launcher.toString(), "run"),
                    () -> new Compiler().compile(inputs.read(), "dev"),
                    new DevConsole(context, console, inputs, WarmupCommand::noSamples),
                    Version.current());
            return played ? ExitCode.OK : ExitCode.FINDINGS;
        } catch (DevSession.Failed e) {
            throw new CannotRunException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Nobody pastes a line into a build. */
    private static SampleCalls noSamples(DevSession.Generation generation) {
        GatewayPlan plan = generation.plan();
        return new SampleCalls(
                new GatewayPlan(
                        plan.environment(),
                        plan.listener(),
                        plan.admin(),
                        plan.analytics(),
                        plan.definitions(),
                        List.of()),
                generation.config().contracts(),
                generation.gateway(),
                "mgwc token");
    }

    /** The workspace with so many files that what is found in it is kept. */
    private void large(Path folder) throws IOException {
        SourceTree tree = new Inputs(context, options).read().value().orElseThrow();
        for (SourceFile file : tree.files().values()) {
            Path copy = folder.resolve(file.path());
            Files.createDirectories(copy.getParent());
            Files.write(copy, file.content());
        }
        for (int i = 0; i < ValidationCacheFile.FEWEST_FILES; i++) {
            Files.writeString(folder.resolve(Folder.POLICIES + "/note-" + i + ".txt"), "Note " + i + "\n");
        }
    }

    private CliContext unheard(Path scratch) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new CliContext(
                context.directory(),
                Map.of("HOME", scratch.toString()),
                nowhere,
                nowhere,
                List.of(),
                context.launcher(),
                context.calledAs(),
                Optional.of("warmup"));
    }
}
