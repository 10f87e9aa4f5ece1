package mgwc.compiler.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mgwc.compiler.report.JsonReport;
import mgwc.compiler.report.Report;
import mgwc.compiler.report.SourceLines;
import mgwc.compiler.report.TextReport;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * One {@code --format KIND[=FILE]}.
 *
 * @param file relative to the current directory; standard output when absent
 */
record Output(Kind kind, Optional<Path> file) {

    /** The formats that findings can be written in. */
    enum Kind {
        TEXT,
        JSON
    }

    static final List<Output> TEXT_ON_SCREEN = List.of(new Output(Kind.TEXT, Optional.empty()));

    /** Reads {@code json} and {@code json=target/findings.json}. */
    static final class Converter implements ITypeConverter<Output> {
        @Override
        public Output convert(String text) {
            String[] parts = text.split("=", 2);
            try {
                Kind kind = Kind.valueOf(parts[0].toUpperCase(Locale.ROOT));
                return new Output(kind, parts.length == 2 ? Optional.of(Path.of(parts[1])) : Optional.empty());
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException("`" + parts[0] + "` is not one of text, json");
            }
        }
    }

    /** Writes a report in every wanted format; colours only on standard output. */
    static void write(
            List<Output> outputs, Report report, SourceLines lines, Surroundings surroundings, boolean colour) {
        for (Output output : outputs) {
            try {
                StringBuilder text = new StringBuilder();
                switch (output.kind()) {
                    case TEXT -> new TextReport(lines, colour && output.file().isEmpty()).write(report, text);
                    case JSON -> new JsonReport().write(report, text);
                }
                output.put(text.toString(), surroundings);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void put(String text, Surroundings surroundings) {
        if (file.isEmpty()) {
            surroundings.out().print(text);
            return;
        }
        Path path = surroundings.directory().resolve(file.get());
        try {
            if (path.getParent() != null) {
                Files.createDirectories(path.getParent());
            }
            Files.writeString(path, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Unchecked("cannot write `" + file.get() + "`: " + e.getMessage(), e);
        }
    }
}
