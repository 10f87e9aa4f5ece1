package mgwc.compiler.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Something that {@code mgwc} does. Its options and parameters are fields that {@link #spec()} names and {@code call}
 * reads; {@code call} gives the exit code.
 */
interface Command extends Callable<Integer> {

    /** How it is called, for the parser and for help: a new one each time. */
    CommandSpec spec();
}
