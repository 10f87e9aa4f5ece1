package mgwc.compiler.diagnostic;

import java.util.List;

/** Gives renderers the text that findings point at. */
@FunctionalInterface
public interface SourceLines {

    /**
     * The lines of a file without their ends, split where positions count a new line: at line feed, carriage return, or
     * both together. Empty when there is no such file; bytes that are no text are shown as U+FFFD.
     */
    List<String> lines(String file);
}
