package mgwc.compiler.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import mgwc.compiler.report.Spelling;
import mgwc.compiler.source.SourceUnavailable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program: arguments in, exit code out. */
public final class Mgwc {

    private Mgwc() {}

    public static void main(String[] arguments) {
        System.exit(run(Surroundings.ofProcess(), arguments));
    }

    static int run(Surroundings surroundings, String... arguments) {
        try {
            return commandLine(surroundings).execute(arguments);
        } catch (Error | RuntimeException e) {
            return CrashReport.write(surroundings, arguments, e);
        } finally {
            surroundings.out().flush();
            surroundings.err().flush();
        }
    }

    private static CommandLine commandLine(Surroundings surroundings) {
        MgwcCommand mgwc = new MgwcCommand();
        GlobalOptions options = mgwc.options;
        return new CommandLine(mgwc)
                .addSubcommand(new ValidateCommand(surroundings, options))
                .addSubcommand(new ExplainCommand(surroundings, options))
                .addSubcommand(new DiffCommand(surroundings, options))
                .addSubcommand(new BuildCommand(surroundings, options))
                .addSubcommand(new RunCommand(surroundings, options))
                .addSubcommand(new DevCommand(surroundings, options))
                .addSubcommand(new TokenCommand(surroundings, options))
                .addSubcommand(new SchemaCommand(surroundings))
                .addSubcommand(new DoctorCommand(surroundings, options, InstantSource.system()))
                .addSubcommand(new CompletionCommand(surroundings))
                .addSubcommand(new VersionCommand(surroundings))
                .addSubcommand(new RehearseCommand(surroundings, options))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(surroundings.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(surroundings.err(), true, StandardCharsets.UTF_8))
                .setUsageHelpAutoWidth(false)
                .setParameterExceptionHandler((mistake, args) -> usage(surroundings, mistake))
                .setExecutionExceptionHandler((failure, command, parsed) -> failed(surroundings, failure, parsed));
    }

    private static int usage(Surroundings surroundings, ParameterException mistake) {
        PrintStream err = surroundings.err();
        err.println("mgwc: " + sentence(mistake));
        if (mistake instanceof UnmatchedArgumentException unmatched) {
            question(unmatched).ifPresent(err::println);
        }
        err.println("see " + mistake.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE;
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

    private static int failed(Surroundings surroundings, Exception failure, ParseResult parsed) {
        if (failure instanceof Unchecked || failure instanceof SourceUnavailable) {
            surroundings.err().println("mgwc: " + failure.getMessage());
            return ExitCode.UNCHECKED;
        }
        return CrashReport.write(surroundings, parsed.originalArgs().toArray(String[]::new), failure);
    }
}
