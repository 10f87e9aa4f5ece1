package mgwc.cli.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mgwc.compiler.report.Format;
import mgwc.compiler.report.Inspection;
import mgwc.compiler.text.Spelling;
import picocli.CommandLine.TypeConversionException;

/**
 * One {@code --format KIND[=FILE]}.
 *
 * @param file relative to the current directory; standard output when absent
 */
public record ReportTarget(Format format, Optional<Path> file) {

    public static final List<ReportTarget> TEXT_ON_SCREEN = List.of(new ReportTarget(Format.TEXT, Optional.empty()));

    /** Reads {@code json}, {@code json=-} and {@code json=target/findings.json}. */
    public static ReportTarget of(String text) {
        String[] parts = text.split("=", 2);
        Format format = Format.named(parts[0]).orElseThrow(() -> unknown(parts[0]));
        if (parts.length == 1 || parts[1].equals("-")) {
            return new ReportTarget(format, Optional.empty());
        }
        if (parts[1].isBlank()) {
            throw new TypeConversionException("no file behind `" + text + "`");
        }
        try {
            return new ReportTarget(format, Optional.of(Path.of(parts[1])));
        } catch (InvalidPathException e) {
            throw new TypeConversionException("`" + parts[1] + "` is no file name");
        }
    }

    private static TypeConversionException unknown(String name) {
        String question = Spelling.question(name, Format.names())
                .map(words -> "; " + words)
                .orElse("");
        return new TypeConversionException(
                "`" + name + "` is not one of " + String.join(", ", Format.names()) + question);
    }

    /** What two of the outputs would write over each other; empty when each has a place of its own. */
    public static Optional<String> clash(List<ReportTarget> outputs, Path directory) {
        Set<Optional<Path>> places = new HashSet<>();
        for (ReportTarget output : outputs) {
            Optional<Path> place =
                    output.file().map(file -> directory.resolve(file).normalize());
            if (!places.add(place)) {
                return Optional.of(output.file()
                        .map(file -> "two formats go into `" + file + "`")
                        .orElse("two formats go to standard output; name a file for one: --format KIND=FILE"));
            }
        }
        return Optional.empty();
    }

    /** Writes what was found in every wanted format, that for the screen first; colours only there. */
    public static void write(
            List<ReportTarget> outputs, Inspection inspection, Path root, CliContext context, boolean colour) {
        ReportPaths paths = new ReportPaths(root, context.directory());
        for (ReportTarget output : outputs) {
            if (output.file().isEmpty()) {
                context.out().append(output.text(inspection, paths, colour));
            }
        }
        for (ReportTarget output : outputs) {
            if (output.file().isPresent()) {
                String text = output.text(inspection, paths, false);
                OutputFile.write(context.directory(), output.file().get(), text);
            }
        }
    }

    private String text(Inspection inspection, ReportPaths paths, boolean colour) {
        StringBuilder text = new StringBuilder();
        try {
            format.write(inspection.below(paths.prefix(format.paths())), colour, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** As it was given: {@code json=target/findings.json}. */
    @Override
    public String toString() {
        return format + file.map(path -> "=" + path).orElse("");
    }
}
