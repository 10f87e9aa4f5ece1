package mgwc.cli.console;

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
import mgwc.compiler.text.Palette;

/** What commands say to a person. */
public final class Console {

    private final CliContext context;
    private final GlobalOptions options;

    public Console(CliContext context, GlobalOptions options) {
        this.context = context;
        this.options = options;
    }

    /** The colours of a stream, {@code out} or {@code err}. */
    public Palette palette(String stream) {
        return new Palette(options.colourful(context, stream));
    }

    /** A result. */
    public void result(String line) {
        context.out().println(line);
    }

    /** A result of several lines, each with its line end. */
    public void text(String lines) {
        context.out().print(lines);
    }

    /** Progress, behind the results so far where a person reads both; quiet leaves it out. */
    public void progress(String line) {
        if (!options.quiet()) {
            context.out().flush();
            context.err().println(line);
            context.err().flush();
        }
    }

    /** A fact about the result that a caller must not miss; quiet does not leave it out. */
    public void warning(String lines) {
        context.err().println("mgwc: " + lines);
        context.err().flush();
    }

    /** What was done and how long it took, for those who ask with {@code --verbose}. */
    public void detail(String words, long startNanos) {
        if (options.verbose()) {
            progress(words + " in " + seconds(System.nanoTime() - startNanos, 3) + " s");
        }
    }

    /** In every language the same, and without what {@link java.util.Formatter} takes to get ready. */
    public static String seconds(long nanos, int decimals) {
        return BigDecimal.valueOf(nanos, 9)
                .setScale(decimals, RoundingMode.HALF_UP)
                .toPlainString();
    }

    /** Findings of a command whose result is something else; they go where progress goes. */
    public void findings(Collection<Diagnostic> diagnostics, SourceLines lines) {
        try {
            PrintStream err = context.err();
            new TextReport(lines, options.colourful(context, "err")).write(Report.of(diagnostics), err);
            err.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
