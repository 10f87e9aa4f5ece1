package mgwc.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import mgwc.cli.command.BuildCommand;
import mgwc.cli.command.CompareCommand;
import mgwc.cli.command.CompletionCommand;
import mgwc.cli.command.DevCommand;
import mgwc.cli.command.DiffCommand;
import mgwc.cli.command.DoctorCommand;
import mgwc.cli.command.EffectiveCommand;
import mgwc.cli.command.ExplainCommand;
import mgwc.cli.command.FmtCommand;
import mgwc.cli.command.HelpCommand;
import mgwc.cli.command.HookCommand;
import mgwc.cli.command.LspCommand;
import mgwc.cli.command.RunCommand;
import mgwc.cli.command.SchemaCommand;
import mgwc.cli.command.TokenCommand;
import mgwc.cli.command.ValidateCommand;
import mgwc.cli.command.VersionCommand;
import mgwc.cli.console.CannotRunException;
import mgwc.cli.console.CliContext;
import mgwc.cli.console.Command;
import mgwc.cli.console.CrashReport;
import mgwc.cli.console.ExitCode;
import mgwc.cli.console.GlobalOptions;
import mgwc.cli.console.StandardOutput;
import mgwc.cli.console.UsageException;
import mgwc.compiler.source.SourceUnavailable;
import mgwc.compiler.text.Listing;
import mgwc.compiler.text.Spelling;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program: arguments in, exit code out. */
public final class Mgwc {

    private static final String COMPLETION = "completion";
    private static final String HELP = "help";

    /** Commands that speak about all others. */
    private static final Set<String> OVER_ALL = Set.of(COMPLETION, HELP);

    /** The commands that read the workspace from a commit or the index, in the order of the help text. */
    private static final List<String> READERS =
            List.of("validate", "explain", "effective", "diff", "compare", "fmt", "build", "run", "token");

    private Mgwc() {}

    public static void main(String[] arguments) {
        // What picocli otherwise looks for by reflection: Groovy, and converters for types that no argument has.
        System.setProperty("picocli.disable.closures", "true");
        System.setProperty("picocli.converters.excludes", ".*");
        System.exit(run(CliContext.ofProcess(), arguments));
    }

    static int run(CliContext context, String... arguments) {
        int code = executed(context, arguments);
        context.out().flush();
        if (context.out() instanceof StandardOutput out && out.failure().isPresent() && code != ExitCode.INTERNAL) {
            context.err()
                    .println("mgwc: cannot write to standard output: "
                            + out.failure().get());
            code = ExitCode.UNCHECKED;
        }
        context.err().flush();
        return code;
    }

    private static int executed(CliContext context, String... arguments) {
        try {
            return execute(context, arguments);
        } catch (OutOfMemoryError e) {
            context.err().println(outOfMemory(Runtime.getRuntime().maxMemory()));
            return ExitCode.UNCHECKED;
        } catch (Error | RuntimeException e) {
            return CrashReport.write(context, arguments, e);
        }
    }

    /** @param heap the most the JVM may take, in bytes */
    static String outOfMemory(long heap) {
        return "mgwc: the workspace needs more memory than the " + (heap >> 20)
                + " MB that were given; give more with MGWC_JAVA_OPTS=-Xmx" + (heap >> 19) + "m";
    }

    private static int execute(CliContext context, String... arguments) {
        GlobalOptions options = new GlobalOptions();
        CommandLine line = new CommandLine(new MgwcCommand(context, options).spec());
        Map<String, Supplier<Command>> all = commands(context, options, line);
        Optional<String> word = commandWord(arguments, line.getCommandSpec().optionsMap());
        if (word.isPresent() && !all.containsKey(word.get())) {
            return unknown(context, word.get(), line, all.keySet());
        }
        // To describe all commands takes longer than most of them do.
        Set<String> needed = word.isEmpty() || OVER_ALL.contains(word.get()) ? all.keySet() : Set.of(word.get());
        all.forEach((name, command) -> {
            if (needed.contains(name)) {
                CommandSpec spec = command.get().spec();
                line.addSubcommand(name, spec);
                if (!READERS.contains(name)) {
                    options.removeSources(spec);
                }
            }
        });
        return line.setOut(new PrintWriter(context.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(context.err(), true, StandardCharsets.UTF_8))
                .setUsageHelpAutoWidth(false)
                .setAllowSubcommandsAsOptionParameters(true)
                .setExecutionStrategy(parsed -> run(parsed, options))
                .setParameterExceptionHandler((mistake, args) -> usage(context, mistake))
                .setExecutionExceptionHandler((failure, command, parsed) -> failed(context, failure, command, parsed))
                .execute(arguments);
    }

    private static int run(ParseResult parsed, GlobalOptions options) throws ExecutionException {
        CommandLine command = parsed.asCommandLineList().getLast();
        Optional<String> unread = options.source()
                .filter(name -> !command.getCommandSpec().optionsMap().containsKey(name));
        if (unread.isPresent() && parsed.hasSubcommand()) {
            throw new UnmatchedArgumentException(command, List.of(unread.get()));
        }
        return new RunLast().execute(parsed);
    }

    /** Why an option that says where the workspace is read from cannot be given to a command. */
    static String unreadSource(CommandLine command, String option) {
        return "`" + command.getCommandSpec().qualifiedName() + "` takes no " + option + "; " + Listing.of(READERS)
                + " take it";
    }

    /**
     * The first argument that is neither a global option nor the value of one; empty when there is none, when it takes
     * the parser to tell, or when help for all commands stands before it.
     */
    private static Optional<String> commandWord(String[] arguments, Map<String, OptionSpec> options) {
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            boolean cluster = argument.length() > 2 && argument.startsWith("-") && argument.charAt(1) != '-';
            if (cluster || argument.equals("--") || argument.startsWith("@")) {
                return Optional.empty();
            }
            OptionSpec option = options.get(argument.split("=", 2)[0]);
            if (option == null) {
                return Optional.of(argument);
            }
            if (option.usageHelp()) {
                return Optional.empty();
            }
            if (option.arity().min() > 0 && !argument.contains("=")) {
                i++;
            }
        }
        return Optional.empty();
    }

    private static int unknown(CliContext context, String word, CommandLine mgwc, Set<String> commands) {
        boolean option = word.startsWith("-");
        String name = word.split("=", 2)[0];
        context.err().println("mgwc: unknown " + (option ? "option" : "command") + " `" + name + "`");
        Spelling.question(name, option ? mgwc.getCommandSpec().optionsMap().keySet() : commands)
                .ifPresent(context.err()::println);
        context.err().println(seeHelp(mgwc));
        return ExitCode.USAGE;
    }

    /** In the order of the help text. */
    private static Map<String, Supplier<Command>> commands(
            CliContext context, GlobalOptions options, CommandLine mgwc) {
        Map<String, Supplier<Command>> commands = new LinkedHashMap<>();
        commands.put("validate", () -> new ValidateCommand(context, options));
        commands.put("explain", () -> new ExplainCommand(context, options));
        commands.put("effective", () -> new EffectiveCommand(context, options));
        commands.put("diff", () -> new DiffCommand(context, options));
        commands.put("compare", () -> new CompareCommand(context, options));
        commands.put("fmt", () -> new FmtCommand(context, options, System.in));
        commands.put("build", () -> new BuildCommand(context, options));
        commands.put("run", () -> new RunCommand(context, options));
        commands.put("dev", () -> new DevCommand(context, options));
        commands.put("token", () -> new TokenCommand(context, options));
        commands.put("lsp", () -> new LspCommand(context, System.in));
        commands.put("schema", () -> new SchemaCommand(context));
        commands.put("hook", () -> new HookCommand(context, options, words -> run(context, words)));
        commands.put("doctor", () -> new DoctorCommand(context, options, InstantSource.system()));
        commands.put(COMPLETION, () -> new CompletionCommand(context, mgwc));
        commands.put(HELP, () -> new HelpCommand(context, mgwc));
        commands.put("version", () -> new VersionCommand(context));
        commands.put("warmup", () -> new WarmupCommand(context, options));
        return commands;
    }

    private static int usage(CliContext context, ParameterException mistake) {
        PrintStream err = context.err();
        err.println("mgwc: " + UsageSentence.of(mistake));
        if (mistake instanceof UnmatchedArgumentException unmatched) {
            question(unmatched).ifPresent(err::println);
        }
        err.println(seeHelp(mistake.getCommandLine()));
        return ExitCode.USAGE;
    }

    private static String seeHelp(CommandLine command) {
        return "see " + command.getCommandSpec().qualifiedName() + " --help";
    }

    private static Optional<String> question(UnmatchedArgumentException unmatched) {
        CommandSpec command = unmatched.getCommandLine().getCommandSpec();
        String name = unmatched.getUnmatched().getFirst().split("=", 2)[0];
        return Spelling.question(
                name,
                unmatched.isUnknownOption()
                        ? command.optionsMap().keySet()
                        : command.subcommands().keySet());
    }

    private static int failed(CliContext context, Exception failure, CommandLine command, ParseResult parsed) {
        if (failure instanceof UsageException mistake) {
            context.err().println("mgwc: " + mistake.getMessage());
            if (mistake.isExplainedByHelp()) {
                context.err().println(seeHelp(command));
            }
            return ExitCode.USAGE;
        }
        if (failure instanceof CannotRunException || failure instanceof SourceUnavailable) {
            context.err().println("mgwc: " + failure.getMessage());
            return ExitCode.UNCHECKED;
        }
        return CrashReport.write(context, parsed.originalArgs().toArray(String[]::new), failure);
    }
}
