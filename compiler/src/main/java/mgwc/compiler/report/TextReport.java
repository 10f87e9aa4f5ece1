package mgwc.compiler.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Notes;
import mgwc.compiler.diagnostic.Report;
import mgwc.compiler.diagnostic.Severity;
import mgwc.compiler.diagnostic.SourceLines;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.text.DisplayLine;
import mgwc.compiler.text.Palette;
import mgwc.compiler.text.PrintableText;
import mgwc.compiler.text.TextLine;
import mgwc.compiler.text.Tone;
import mgwc.layout.WorkspaceLayout;

/**
 * Findings for people: what is wrong, where, with the line and a caret below it, and the way out.
 *
 * <pre>
 * error[MGW2001]: unknown field `timouts` in `spec.endpoints.production`
 *   --> apis/pizza/v1/api.yaml:12:7
 *    |
 * 12 |       timouts: {response: 5s}
 *    |       ^^^^^^^ did you mean `timeouts`?
 *    |
 *    = help: allowed here: `authentication`, `backends`, `loadBalancing`, `timeouts`, `tls`
 * </pre>
 */
public final class TextReport {

    private final Palette palette;
    private final ReadLines lines;
    private final UnaryOperator<String> shownPath;
    private final Map<ReadLines.Place, List<SourceSpan>> secrets = new HashMap<>();
    private final Map<ReadLines.Place, TextLine> masked = new HashMap<>();

    /** @param colour whether the output may hold ANSI escapes */
    public TextReport(SourceLines source, boolean colour) {
        this(source, UnaryOperator.identity(), colour);
    }

    /**
     * @param shownPath the path that readers know a file of the workspace by
     * @param colour whether the output may hold ANSI escapes
     */
    TextReport(SourceLines source, UnaryOperator<String> shownPath, boolean colour) {
        this.lines = new ReadLines(source);
        this.shownPath = shownPath;
        this.palette = new Palette(colour);
    }

    /** Writes all findings and, when there are any, a line that counts them. */
    public void write(Report report, Appendable out) throws IOException {
        report.diagnostics().stream()
                .filter(Diagnostic::confidential)
                .map(Diagnostic::span)
                .forEach(this::hide);
        for (List<Diagnostic> alike : Repetitions.of(report.diagnostics())) {
            write(alike.getFirst(), Repetitions.words(alike), out);
            out.append('\n');
        }
        if (!report.diagnostics().isEmpty()) {
            out.append(report.summary()).append('\n');
        }
    }

    private void hide(SourceSpan secret) {
        for (int line = secret.startLine(); line <= secret.endLine(); line++) {
            secrets.computeIfAbsent(new ReadLines.Place(secret.file(), line), place -> new ArrayList<>())
                    .add(secret);
        }
    }

    /** @param repetition where else the same is found */
    private void write(Diagnostic diagnostic, Optional<String> repetition, Appendable out) throws IOException {
        Tone tone = tone(diagnostic.severity());
        int gutter = gutter(diagnostic);
        out.append(paint(tone, diagnostic.severity() + "[" + diagnostic.rule() + "]"))
                .append(paint(Tone.BOLD, ": " + PrintableText.of(diagnostic.message())))
                .append('\n');
        place("-->", diagnostic.span(), gutter, out);
        frame(diagnostic.span(), '^', tone, diagnostic.marker(), diagnostic.confidential(), gutter, out);
        for (Notes.Related related : diagnostic.related()) {
            place(":::", related.span(), gutter, out);
            frame(related.span(), '-', Tone.BLUE, Optional.of(related.message()), false, gutter, out);
        }
        if (diagnostic.help().isPresent()) {
            note("help", diagnostic.help().get(), gutter, out);
        }
        snippet(diagnostic.snippet(), out);
        if (repetition.isPresent()) {
            note("note", repetition.get(), gutter, out);
        }
        if (!tellsEnvironment(diagnostic)) {
            note("in", String.join(", ", diagnostic.environments()), gutter, out);
        }
    }

    /** Whether the place says already which environment a finding holds in, or it holds in all. */
    private static boolean tellsEnvironment(Diagnostic diagnostic) {
        return diagnostic.environments().isEmpty()
                || (diagnostic.environments().size() == 1
                        && WorkspaceLayout.environmentOf(diagnostic.span().file())
                                .equals(Optional.of(diagnostic.environments().first())));
    }

    private void place(String arrow, SourceSpan span, int gutter, Appendable out) throws IOException {
        out.append(" ".repeat(gutter))
                .append(paint(Tone.BLUE, arrow))
                .append(' ')
                .append(PrintableText.of(span.renamed(shownPath).toString()))
                .append('\n');
    }

    private void frame(
            SourceSpan span,
            char mark,
            Tone tone,
            Optional<String> text,
            boolean confidential,
            int gutter,
            Appendable out)
            throws IOException {
        String words = text.map(PrintableText::of).orElse("");
        Optional<DisplayLine> line = line(span, confidential);
        if (line.isEmpty()) {
            if (!words.isEmpty()) {
                note("note", words, gutter, out);
            }
            return;
        }
        DisplayLine display = line.get();
        String number = Integer.toString(span.startLine());
        String bar = paint(Tone.BLUE, " ".repeat(gutter) + " |");
        String marks = String.valueOf(mark).repeat(display.width());
        out.append(bar).append('\n');
        out.append(paint(Tone.BLUE, " ".repeat(gutter - number.length()) + number + " |"))
                .append(display.text().isEmpty() ? "" : " " + display.text())
                .append('\n');
        out.append(bar)
                .append(" ".repeat(display.start() + 1))
                .append(paint(tone, words.isEmpty() ? marks : marks + " " + words))
                .append('\n');
        out.append(bar).append('\n');
    }

    /** Without a gutter, so that the lines can be copied as they are. */
    private static void snippet(List<String> lines, Appendable out) throws IOException {
        if (!lines.isEmpty()) {
            out.append('\n');
        }
        for (String line : lines) {
            out.append("    ").append(PrintableText.of(line)).append('\n');
        }
    }

    private void note(String label, String text, int gutter, Appendable out) throws IOException {
        out.append(" ".repeat(gutter + 1))
                .append(paint(Tone.BLUE, "="))
                .append(' ')
                .append(paint(Tone.BOLD, label + ":"))
                .append(' ')
                .append(PrintableText.of(text))
                .append('\n');
    }

    /** The width of the widest line number that is shown. */
    private static int gutter(Diagnostic diagnostic) {
        int widest = diagnostic.span().startLine();
        for (Notes.Related related : diagnostic.related()) {
            widest = Math.max(widest, related.span().startLine());
        }
        return Math.max(2, Integer.toString(widest).length());
    }

    /** The line a span starts in; none when the file or line does not exist, or has nothing to see. */
    private Optional<DisplayLine> line(SourceSpan span, boolean confidential) {
        int to = span.endLine() > span.startLine() ? Integer.MAX_VALUE : span.endColumn();
        return lines.line(span.file(), span.startLine())
                .filter(line -> !line.text().isBlank())
                .map(line -> masked(line, new ReadLines.Place(span.file(), span.startLine())))
                .map(line -> confidential
                        ? DisplayLine.redacted(line, span.startColumn(), to)
                        : DisplayLine.of(line, span.startColumn(), to));
    }

    /** The line with asterisks for the secrets in it. */
    private TextLine masked(TextLine line, ReadLines.Place place) {
        List<SourceSpan> hidden = secrets.get(place);
        return hidden == null ? line : masked.computeIfAbsent(place, at -> masked(line, at.line(), hidden));
    }

    private static TextLine masked(TextLine line, int number, List<SourceSpan> secrets) {
        int[] text = line.text().codePoints().toArray();
        for (SourceSpan secret : secrets) {
            int from = secret.startLine() < number ? 0 : secret.startColumn() - 1;
            int to = secret.endLine() > number ? text.length : Math.min(secret.endColumn() - 1, text.length);
            Arrays.fill(text, Math.min(from, to), to, '*');
        }
        return new TextLine(new String(text, 0, text.length));
    }

    private String paint(Tone tone, String text) {
        return palette.paint(tone, text);
    }

    private static Tone tone(Severity severity) {
        return switch (severity) {
            case ERROR -> Tone.RED;
            case WARNING -> Tone.YELLOW;
            case INFO -> Tone.CYAN;
        };
    }
}
