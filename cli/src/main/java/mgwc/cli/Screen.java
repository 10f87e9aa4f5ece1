package mgwc.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Report;
import mgwc.compiler.diagnostic.SourceLines;
import mgwc.compiler.report.TextReport;

/** What commands say to a person. */
final class Screen {

    private final Surroundings surroundings;
    private final GlobalOptions options;

    Screen(Surroundings surroundings, GlobalOptions options) {
        this.surroundings = surroundings;
        this.options = options;
    }

    /** A result. */
    void result(String line) {
        surroundings.out().println(line);
    }

    /** A result of several lines, each with its line end. */
    void text(String lines) {
        surroundings.out().print(lines);
    }

    /** Progress; quiet leaves it out. */
    void progress(String line) {
        if (!options.quiet()) {
            surroundings.err().println(line);
            surroundings.err().flush();
        }
    }

    /** What was done and how long it took, for those who ask with {@code --verbose}. */
    void detail(String words, long startNanos) {
        if (options.verbose()) {
            progress(words + " in " + seconds(System.nanoTime() - startNanos, 3) + " s");
        }
    }

    /** In every language the same, and without what {@link java.util.Formatter} takes to get ready. */
    static String seconds(long nanos, int decimals) {
        return BigDecimal.valueOf(nanos, 9)
                .setScale(decimals, RoundingMode.HALF_UP)
                .toPlainString();
    }

    /** Findings of a command whose result is something else; they go where progress goes. */
    void findings(Collection<Diagnostic> diagnostics, SourceLines lines) {
        try {
            PrintStream err = surroundings.err();
            new TextReport(lines, options.colourful(surroundings, "err")).write(Report.of(diagnostics), err);
            err.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
