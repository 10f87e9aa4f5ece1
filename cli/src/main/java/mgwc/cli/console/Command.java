package mgwc.cli.console;

import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Something that {@code mgwc} does. Its options and parameters are fields that {@link #spec()} names and {@code call}
 * reads; {@code call} gives the exit code.
 */
public interface Command extends Callable<Integer> {

    /** All but its name that parser and help have to know: a new one each time. */
    CommandSpec spec();
}
