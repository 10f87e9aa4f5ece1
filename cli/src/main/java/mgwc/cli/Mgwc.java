package mgwc.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import mgwc.compiler.source.SourceUnavailable;
import mgwc.compiler.text.Spelling;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program: arguments in, exit code out. */
public final class Mgwc {

    private static final String COMPLETION = "completion";

    private Mgwc() {}

    public static void main(String[] arguments) {
        // What picocli otherwise looks for by reflection: Groovy, and converters for types that no argument has.
        System.setProperty("picocli.disable.closures", "true");
        System.setProperty("picocli.converters.excludes", ".*");
        System.exit(run(Surroundings.ofProcess(), arguments));
    }

    static int run(Surroundings surroundings, String... arguments) {
        int code = executed(surroundings, arguments);
        surroundings.out().flush();
        if (surroundings.out() instanceof StandardOutput out
                && out.failure().isPresent()
                && code != ExitCode.INTERNAL) {
            surroundings
                    .err()
                    .println("mgwc: cannot write to standard output: "
                            + out.failure().get());
            code = ExitCode.UNCHECKED;
        }
        surroundings.err().flush();
        return code;
    }

    private static int executed(Surroundings surroundings, String... arguments) {
        try {
            return execute(surroundings, arguments);
        } catch (OutOfMemoryError e) {
            surroundings.err().println(outOfMemory(Runtime.getRuntime().maxMemory()));
            return ExitCode.UNCHECKED;
        } catch (Error | RuntimeException e) {
            return CrashReport.write(surroundings, arguments, e);
        }
    }

    /** @param heap the most the JVM may take, in bytes */
    static String outOfMemory(long heap) {
        return "mgwc: the workspace needs more memory than the " + (heap >> 20)
                + " MB that were given; give more with MGWC_JAVA_OPTS=-Xmx" + (heap >> 19) + "m";
    }

    private static int execute(Surroundings surroundings, String... arguments) {
        GlobalOptions options = new GlobalOptions();
        CommandLine line = new CommandLine(new MgwcCommand(options).spec());
        Map<String, Supplier<Command>> all = commands(surroundings, options, line);
        Optional<String> word = commandWord(arguments, line.getCommandSpec().optionsMap());
        if (word.isPresent() && !all.containsKey(word.get())) {
            return unknown(surroundings, word.get(), line, all.keySet());
        }
        // To describe all commands takes longer than most of them do.
        Set<String> needed = word.isEmpty() || word.get().equals(COMPLETION) ? all.keySet() : Set.of(word.get());
        all.forEach((name, command) -> {
            if (needed.contains(name)) {
                line.addSubcommand(name, command.get().spec());
            }
        });
        return line.setOut(new PrintWriter(surroundings.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(surroundings.err(), true, StandardCharsets.UTF_8))
                .setUsageHelpAutoWidth(false)
                .setAllowSubcommandsAsOptionParameters(true)
                .setParameterExceptionHandler((mistake, args) -> usage(surroundings, mistake))
                .setExecutionExceptionHandler(
                        (failure, command, parsed) -> failed(surroundings, failure, command, parsed))
                .execute(arguments);
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

    private static int unknown(Surroundings surroundings, String word, CommandLine mgwc, Set<String> commands) {
        boolean option = word.startsWith("-");
        String name = word.split("=", 2)[0];
        surroundings.err().println("mgwc: unknown " + (option ? "option" : "command") + " `" + name + "`");
        Spelling.question(name, option ? mgwc.getCommandSpec().optionsMap().keySet() : commands)
                .ifPresent(surroundings.err()::println);
        surroundings.err().println(seeHelp(mgwc));
        return ExitCode.USAGE;
    }

    /** In the order of the help text. */
    private static Map<String, Supplier<Command>> commands(
            Surroundings surroundings, GlobalOptions options, CommandLine mgwc) {
        Map<String, Supplier<Command>> commands = new LinkedHashMap<>();
        commands.put("validate", () -> new ValidateCommand(surroundings, options));
        commands.put("explain", () -> new ExplainCommand(surroundings, options));
        commands.put("effective", () -> new EffectiveCommand(surroundings, options));
        commands.put("diff", () -> new DiffCommand(surroundings, options));
        commands.put("compare", () -> new CompareCommand(surroundings, options));
        commands.put("fmt", () -> new FmtCommand(surroundings, options, System.in));
        commands.put("build", () -> new BuildCommand(surroundings, options));
        commands.put("run", () -> new RunCommand(surroundings, options));
        commands.put("dev", () -> new DevCommand(surroundings, options));
        commands.put("token", () -> new TokenCommand(surroundings, options));
        commands.put("lsp", () -> new LspCommand(surroundings, System.in));
        commands.put("schema", () -> new SchemaCommand(surroundings));
        commands.put("hook", () -> new HookCommand(surroundings, options));
        commands.put("doctor", () -> new DoctorCommand(surroundings, options, InstantSource.system()));
        commands.put(COMPLETION, () -> new CompletionCommand(surroundings, mgwc));
        commands.put("version", () -> new VersionCommand(surroundings));
        commands.put("rehearse", () -> new RehearseCommand(surroundings, options));
        return commands;
    }

    private static int usage(Surroundings surroundings, ParameterException mistake) {
        PrintStream err = surroundings.err();
        err.println("mgwc: " + sentence(mistake));
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

    private static String sentence(ParameterException mistake) {
        CommandLine command = mistake.getCommandLine();
        if (mistake instanceof UnmatchedArgumentException unmatched) {
            String first = unmatched.getUnmatched().getFirst().split("=", 2)[0];
            if (unmatched.isUnknownOption()) {
                return "unknown option `" + first + "`";
            }
            return (command.getSubcommands().isEmpty() ? "unexpected argument `" : "unknown command `") + first + "`";
        }
        String text = String.valueOf(mistake.getMessage());
        return text.isEmpty() ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }

    private static int failed(Surroundings surroundings, Exception failure, CommandLine command, ParseResult parsed) {
        if (failure instanceof Misused) {
            surroundings.err().println("mgwc: " + failure.getMessage());
            return ExitCode.USAGE;
        }
        if (failure instanceof WrongArguments) {
            surroundings.err().println("mgwc: " + failure.getMessage());
            surroundings.err().println(seeHelp(command));
            return ExitCode.USAGE;
        }
        if (failure instanceof Unchecked || failure instanceof SourceUnavailable) {
            surroundings.err().println("mgwc: " + failure.getMessage());
            return ExitCode.UNCHECKED;
        }
        return CrashReport.write(surroundings, parsed.originalArgs().toArray(String[]::new), failure);
    }
}
