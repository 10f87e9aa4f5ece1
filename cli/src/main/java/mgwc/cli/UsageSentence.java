package mgwc.cli;

import java.util.List;
import java.util.Optional;
import mgwc.cli.console.GlobalOptions;
import mgwc.compiler.text.Listing;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, in our words and not in those of picocli. */
final class UsageSentence {

    /** How the sentence starts by which picocli tells an option without a value from a missing option. */
    private static final String WITHOUT_VALUE = "Missing required parameter for option";

    private UsageSentence() {}

    static String of(ParameterException mistake) {
        return switch (mistake) {
            case UnmatchedArgumentException unmatched -> unmatched(unmatched);
            case MissingParameterException missing -> missing(missing);
            case OverwrittenOptionException twice -> name(twice.getOverwritten()) + " is given twice";
            case MutuallyExclusiveArgsException exclusive -> exclusive(exclusive.getCommandLine());
            default -> value(mistake);
        };
    }

    private static String unmatched(UnmatchedArgumentException unmatched) {
        String first = unmatched.getUnmatched().getFirst().split("=", 2)[0];
        if (GlobalOptions.isSource(first)) {
            return Mgwc.unreadSource(unmatched.getCommandLine(), first);
        }
        if (unmatched.isUnknownOption()) {
            return "unknown option `" + first + "`";
        }
        boolean parent = !unmatched.getCommandLine().getSubcommands().isEmpty();
        return (parent ? "unknown command `" : "unexpected argument `") + first + "`";
    }

    private static String missing(MissingParameterException missing) {
        List<ArgSpec> arguments = missing.getMissing();
        if (arguments.isEmpty()) {
            return "an argument is missing";
        }
        if (String.valueOf(missing.getMessage()).startsWith(WITHOUT_VALUE)) {
            ArgSpec option = arguments.getFirst();
            return name(option) + " needs a value: " + option.paramLabel();
        }
        return Listing.of(arguments.stream().map(UsageSentence::bareName).toList())
                + (arguments.size() == 1 ? " is missing" : " are missing");
    }

    /** The names of the arguments of which only one may be given, and only once. */
    private static String exclusive(CommandLine command) {
        List<String> names = command.getCommandSpec().argGroups().stream()
                .filter(ArgGroupSpec::exclusive)
                .flatMap(group -> group.args().stream())
                .map(UsageSentence::bareName)
                .toList();
        return names.isEmpty()
                ? "the arguments do not fit together"
                : "only one of " + Listing.of(names) + " can be given, and only once";
    }

    /** A value of another form than the argument has; the converters say it in our words. */
    private static String value(ParameterException mistake) {
        Optional<ArgSpec> argument = Optional.ofNullable(mistake.getArgSpec());
        if (argument.isEmpty()) {
            return exclusive(mistake.getCommandLine());
        }
        if (argument.get() instanceof OptionSpec option && option.arity().max() == 0) {
            return name(option) + " takes no value";
        }
        String reason = mistake.getCause() instanceof TypeConversionException why
                ? String.valueOf(why.getMessage())
                : "`" + mistake.getValue() + "` cannot be read";
        return name(argument.get()) + ": " + reason;
    }

    private static String name(ArgSpec argument) {
        return (argument.isOption() ? "option " : "argument ") + "`" + bareName(argument) + "`";
    }

    private static String bareName(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
